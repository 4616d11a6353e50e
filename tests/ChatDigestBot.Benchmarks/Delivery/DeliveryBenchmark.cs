using System.Globalization;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Web;

namespace ChatDigestBot.Benchmarks.Delivery;

/// <summary>An admin types a broadcast to many chats; measures pace, CPU and memory of the bot from the tap to the last arrival: <c>delivery CHATS RATE [LIMIT] [INFLIGHT] [console]</c>.</summary>
/// <remarks>
/// RATE is what the bot is told it may send a second, LIMIT what the server allows (0: everything). With at most 5,000 chats somebody
/// types <c>/search</c> every second meanwhile, and the times until the answer are told. With <c>console</c> an operator has the overview and
/// the page of deliveries open, each of which renews itself every five seconds.
/// </remarks>
internal sealed class DeliveryBenchmark : IBenchmark
{
    private const int MaxWithSearch = 5000;
    private const string Console = "console";
    private static readonly TimeSpan HalfSecond = TimeSpan.FromMilliseconds(500);

    public string Name => "delivery";

    public string Description => "a broadcast typed by an admin, with a ledger on SQLite: CHATS RATE [LIMIT] [INFLIGHT] [console: a page of it is open]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var numbers = words.Where(word => word != Console).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToList();
        var (chats, rate) = (numbers[0], numbers[1]);
        var limit = numbers.Count > 2 ? numbers[2] : 0;
        var inFlight = numbers.Count > 3 ? numbers[3] : 32;
        await output.WriteLineAsync(Machine.Describe());
        await using var scene = await Scene.SetAsync(chats, limit, keepsMessages: true, planned: null, cancellationToken);
        using var bot = scene.StartBot(rate, inFlight);
        await scene.GreetAsync(cancellationToken);
        using var browser = words.Contains(Console) ? await SignInAsync(scene, bot, cancellationToken) : null;
        await scene.BroadcastAsync(cancellationToken);
        var (startedAt, cpu, answers) = (TimeProvider.System.GetTimestamp(), bot.Cpu, scene.World.Deliveries.Count);
        using var sent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var searching = chats <= MaxWithSearch ? SearchAsync(scene.World, sent.Token) : Task.FromResult(new List<double>());
        var memory = WatchMemoryAsync(bot, sent.Token);
        var watching = browser is null ? Task.FromResult(0) : WatchAsync(browser, sent.Token);
        var (halves, halfAt, halfCount) = (new List<long>(), startedAt, answers);
        while (scene.World.Deliveries.Count < answers + chats + 1)
        {
            if (TimeProvider.System.GetElapsedTime(halfAt) >= HalfSecond)
            {
                halves.Add(scene.World.Deliveries.Count - halfCount);
                (halfAt, halfCount) = (TimeProvider.System.GetTimestamp(), scene.World.Deliveries.Count);
            }

            if (bot.HasExited)
            {
                throw new InvalidOperationException("The bot ended early:\n" + bot.Output);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        var seconds = TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds;
        var used = bot.Cpu - cpu;
        await sent.CancelAsync();
        Print(output, $"{chats:N0} chats in {seconds:F2} s from the tap: {chats / seconds:F0} messages/s; bot CPU {used.TotalMicroseconds / chats:F0} µs a message");
        if (halves.Count > 0)
        {
            Print(output, $"in half seconds between {halves.Min()} and {halves.Max()}: {string.Join(' ', halves.Take(40))}");
        }

        Print(output, $"bot memory: at most {await memory:F0} MB anonymous, {bot.Megabytes("VmHWM"):F0} MB in all");
        if (browser is not null)
        {
            Print(output, $"pages of the console meanwhile: {await watching}");
        }

        var waits = await searching;
        if (waits.Count > 0)
        {
            waits.Sort();
            Print(output, $"/search meanwhile, {waits.Count} times: median {Machine.Percentile(waits, 0.5):F0} ms, p99 {Machine.Percentile(waits, 0.99):F0} ms, longest {waits[^1]:F0} ms");
        }

        await SettledAsync(scene, cancellationToken);
        foreach (var line in await scene.QueryAsync<string>("SELECT state || ' ' || COUNT(*) || ', throttled or repeated ' || SUM(attempts > 1 OR unanswered > 0) FROM deliveries GROUP BY state", cancellationToken))
        {
            await output.WriteLineAsync("ledger: " + line);
        }
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task SettledAsync(Scene scene, CancellationToken cancellationToken)
    {
        while ((await scene.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')", cancellationToken))[0] > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<HttpClient> SignInAsync(Scene scene, BotProcess bot, CancellationToken cancellationToken) => await ConsoleBrowser.SignInAsync(
        bot.Address!, await new SignInKeyStore(scene.Database, TimeProvider.System).IssueAsync(Scene.AdminId, cancellationToken), cancellationToken);

    private static async Task<int> WatchAsync(HttpClient browser, CancellationToken ended)
    {
        var pages = 0;
        while (!ended.IsCancellationRequested)
        {
            foreach (var path in new[] { "/console", "/console/deliveries" })
            {
                await browser.GetByteArrayAsync(path, CancellationToken.None);
                pages++;
            }

            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return pages;
    }

    private static async Task<double> WatchMemoryAsync(BotProcess bot, CancellationToken ended)
    {
        var most = 0.0;
        while (!ended.IsCancellationRequested)
        {
            most = Math.Max(most, bot.Megabytes("RssAnon"));
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return most;
    }

    private static async Task<List<double>> SearchAsync(World world, CancellationToken ended)
    {
        var waits = new List<double>();
        var person = world.AddPerson("搜索的人", "zh-hans");
        world.MeetBot(person);
        var chat = world.PrivateChat(person);
        while (!ended.IsCancellationRequested)
        {
            var before = world.MessagesIn(chat).Count(message => message.IsFromBot);
            var askedAt = TimeProvider.System.GetTimestamp();
            world.Say(person, "/search 芯片");
            while (world.MessagesIn(chat).Count(message => message.IsFromBot) == before && !ended.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (!ended.IsCancellationRequested)
            {
                waits.Add(TimeProvider.System.GetElapsedTime(askedAt).TotalMilliseconds);
            }

            // Slower than one a second, else the bot takes it for a flood.
            await Task.Delay(TimeSpan.FromMilliseconds(1500), TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return waits;
    }
}
