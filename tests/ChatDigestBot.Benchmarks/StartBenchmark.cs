using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Benchmarks;

/// <summary>Starts the built bot in a process of its own, on an empty database and the project's posts or on others, until it says that it is ready.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Runs = 5;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public string Name => "start";

    public string Description => "time until /health/ready, memory and processor time ten seconds later; build src/ChatDigestBot in Release first: [FOLDER CONNECTION: a store and a database it was read into]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(Machine.Describe());
        var store = words is [var articles, var connection] ? new Dictionary<string, string?> { ["Articles__Path"] = Path.GetFullPath(articles), ["Database__Connection"] = connection } : [];
        await using var telegram = await BotApiServer.StartAsync(new World(TimeProvider.System), new BotApiOptions(), cancellationToken: cancellationToken);
        for (var run = 1; run <= Runs; run++)
        {
            await output.WriteLineAsync(await MeasureAsync(run, telegram, store, cancellationToken));
        }
    }

    private static async Task<string> MeasureAsync(int run, BotApiServer telegram, Dictionary<string, string?> store, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-start-");
        using var bot = Start(folder.FullName, telegram, store, out var address);
        var watch = Stopwatch.StartNew();
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            while (!await IsReadyAsync(http, cancellationToken))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
            }

            var ready = watch.Elapsed;
            bot.Refresh();
            var busy = bot.TotalProcessorTime;
            await Task.Delay(Settling, TimeProvider.System, cancellationToken);
            bot.Refresh();
            var later = bot.TotalProcessorTime;
            var id = bot.Id.ToString(CultureInfo.InvariantCulture);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"run {run}: ready after {ready.TotalMilliseconds:0} ms and {busy.TotalSeconds:0.00} s of processor time, {later.TotalSeconds:0.00} s ten seconds later, RssAnon {Machine.Megabytes("RssAnon", id):0} MB, VmRSS {Machine.Megabytes("VmRSS", id):0} MB");
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string folder, BotApiServer telegram, Dictionary<string, string?> store, out Uri address)
    {
        var port = Random.Shared.Next(20_000, 30_000);
        address = new Uri($"http://127.0.0.1:{port}");
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/ChatDigestBot/bin/Release/net10.0/ChatDigestBot.dll"));
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            Environment = { ["Telegram__Token"] = telegram.Token, ["Telegram__ApiUrl"] = telegram.Url.ToString() },
        };
        foreach (var (name, value) in store)
        {
            start.Environment[name] = value;
        }

        var bot = Process.Start(start)!;
        bot.ErrorDataReceived += (_, _) => { };
        bot.BeginErrorReadLine();
        return bot;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }
}
