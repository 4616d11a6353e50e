using System.Globalization;
using ChatDigestBot.Benchmarks.Delivery;

namespace ChatDigestBot.Benchmarks.Feeds;

/// <summary>A serving bot pulls many feeds for the first time, and again when nothing changed, while people write.</summary>
internal sealed class FeedsBenchmark : IBenchmark
{
    private const int People = 60;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public string Name => "feeds";

    public string Description => "first pull, unchanged pull, memory, and how long people's writes take meanwhile: FEEDS ITEMS";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var feeds = int.Parse(words[0], CultureInfo.InvariantCulture);
        var items = int.Parse(words[1], CultureInfo.InvariantCulture);
        await output.WriteLineAsync(Machine.Describe());
        await using var scene = await Scene.SetAsync(People, perSecond: 0, keepsMessages: true, planned: null, cancellationToken);
        await using var server = await ManyFeeds.StartAsync(feeds, items, cancellationToken);
        var list = Path.Combine(scene.Folder, "feeds.yaml");
        await File.WriteAllTextAsync(list, "feeds: []\n", cancellationToken);
        using var bot = BotProcess.Start(
            scene.Folder,
            ("Telegram__Token", scene.Telegram.Token), ("Telegram__ApiUrl", scene.Telegram.Url), ("Articles__Path", Path.Combine(scene.Folder, "articles")),
            ("Database__Connection", $"Data Source={Path.Combine(scene.Folder, "bot.db")}"), ("Feeds__Path", list), ("Feeds__AllowPrivateNetworks", "true"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        while (!bot.HasListened)
        {
            await WaitAsync(bot, cancellationToken);
        }

        using var typing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var people = new WritingPeople(scene.World, scene.People);
        var writing = people.WriteAsync(typing.Token);
        await Task.Delay(Quiet, TimeProvider.System, cancellationToken);
        people.Take(); // what was compiled for the first time
        await Task.Delay(Quiet, TimeProvider.System, cancellationToken);
        await PrintWaitsAsync(output, "before", people);

        await File.WriteAllTextAsync(list, "every: 7d\nfeeds:\n" + string.Concat(Enumerable.Range(0, feeds).Select(feed => $"  - url: {server.At(feed)}\n")), cancellationToken);
        await PullAsync("first pull", "SELECT COUNT(*) FROM feeds WHERE read_at IS NOT NULL");
        var posts = Directory.EnumerateFiles(Path.Combine(scene.Folder, "articles"), "*.md", SearchOption.AllDirectories).Count();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"posts written: {posts} of {feeds * items}"));

        var indexing = TimeProvider.System.GetTimestamp();
        await UntilAsync($"SELECT CASE WHEN COUNT(*) >= {posts} THEN {feeds} ELSE 0 END FROM articles");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"all read into the catalogue {TimeProvider.System.GetElapsedTime(indexing).TotalSeconds:F1} s later; peak memory {bot.Megabytes("VmHWM"):F0} MB"));
        await PrintWaitsAsync(output, "  writes meanwhile", people);

        server.Reset();
        var asked = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await scene.Database.WriteAsync(session => session.ExecuteAsync("UPDATE feeds SET next_at = 0"), cancellationToken);
        await PullAsync("unchanged pull", string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM feeds WHERE asked_at > {asked}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"answered by 304: {server.Unchanged} of {server.Requests}"));
        await typing.CancelAsync();
        await writing;

        async Task PullAsync(string what, string done)
        {
            while (server.FirstAt is null)
            {
                await WaitAsync(bot, cancellationToken);
            }

            people.Take();
            var (anonymous, all, cpu) = (0.0, 0.0, bot.Cpu);
            var pull = UntilAsync(done);
            while (!pull.IsCompleted)
            {
                (anonymous, all) = (Math.Max(anonymous, bot.Megabytes("RssAnon")), Math.Max(all, bot.Megabytes("VmRSS")));
                await WaitAsync(bot, cancellationToken);
            }

            await pull;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {TimeProvider.System.GetElapsedTime(server.FirstAt!.Value).TotalSeconds:F1} s, processor {(bot.Cpu - cpu).TotalSeconds:F1} s, memory at most {anonymous:F0} MB anonymous, {all:F0} MB in all"));
            await PrintWaitsAsync(output, "  writes meanwhile", people);
        }

        async Task UntilAsync(string count)
        {
            while ((await scene.QueryAsync<long>(count, cancellationToken))[0] < feeds)
            {
                await Task.Delay(Look * 4, TimeProvider.System, cancellationToken);
            }
        }
    }

    private static Task WaitAsync(BotProcess bot, CancellationToken cancellationToken) =>
        bot.HasExited ? throw new InvalidOperationException(bot.Output) : Task.Delay(Look, TimeProvider.System, cancellationToken);

    private static async Task PrintWaitsAsync(TextWriter output, string when, WritingPeople people)
    {
        var waits = people.Take();
        if (waits.Count > 0)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{when}: {waits.Count} writes, median {Machine.Percentile(waits, 0.5):F0} ms, p99 {Machine.Percentile(waits, 0.99):F0} ms, longest {waits[^1]:F0} ms"));
        }
    }
}
