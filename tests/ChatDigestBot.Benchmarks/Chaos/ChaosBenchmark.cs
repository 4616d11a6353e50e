using System.Globalization;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Benchmarks.Chaos;

/// <summary>Simulated days on two nodes with everything going wrong at once; at the end of each, everybody is accounted for: <c>chaos CONNECTION [MINUTES] [SEED]</c>.</summary>
internal sealed class ChaosBenchmark : IBenchmark
{
    private const int People = 300;
    private const int MaxWaits = 40;
    private static readonly TimeSpan StormTime = TimeSpan.FromSeconds(25);

    public string Name => "chaos";

    public string Description => "days of faults, kills and cut connections on two nodes; nobody left out or doubled unnamed: CONNECTION of a PostgreSQL server [MINUTES] [SEED]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var minutes = words.Length > 1 ? double.Parse(words[1], CultureInfo.InvariantCulture) : 10;
        var seed = words.Length > 2 ? int.Parse(words[2], CultureInfo.InvariantCulture) : Environment.TickCount & 0xFFFF;
        await output.WriteLineAsync($"{Machine.Describe()}; seed {seed}");
        await using var scene = await ChaosScene.SetAsync(words[0], seed, cancellationToken);
        var random = new Random(seed);
        var (people, subscriptions) = await SettleInAsync(scene, cancellationToken);
        var account = new ChaosAccount(scene, subscriptions);
        var memory = new List<double>();
        var began = TimeProvider.System.GetTimestamp();
        var wrong = 0;
        for (var day = 0; TimeProvider.System.GetElapsedTime(began).TotalMinutes < minutes; day++)
        {
            // In the last third nobody dies, so that memory can be seen to stay where it is.
            var kills = TimeProvider.System.GetElapsedTime(began).TotalMinutes < minutes * 2 / 3;
            var weather = new ChaosWeather(scene, people, random);
            await LiveAsync(scene, weather, day, kills, cancellationToken);
            var surprises = scene.StartAllThatEnded(weather.Killed);
            await CalmAsync(scene, weather, people, cancellationToken);
            surprises.AddRange(scene.StartAllThatEnded(weather.Killed));
            var found = await account.CheckAsync(day, weather.Meddled, cancellationToken);
            wrong += found.Count + surprises.Count;
            if (!kills)
            {
                memory.Add(Math.Max(scene.Memory(0), scene.Memory(1)));
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"day {day}: {account.Arrived} digests, {account.Doubled} doubled and named, {account.Named} without and named; {weather.FaultsAdded} faults, {weather.Kills} kills, {weather.Cuts} cuts; memory {scene.Memory(0):N0} and {scene.Memory(1):N0} MB"));
            foreach (var sentence in found.Concat(surprises))
            {
                await output.WriteLineAsync("  WRONG " + sentence);
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{wrong} wrong; memory without kills {memory.FirstOrDefault():N0} to {memory.LastOrDefault():N0} MB; seed {seed}"));
    }

    private static async Task<(List<Person> People, Dictionary<long, string> Subscriptions)> SettleInAsync(ChaosScene scene, CancellationToken cancellationToken)
    {
        await ChaosNews.WriteAsync(scene.Articles, 900, scene.Now.AddDays(-5), cancellationToken);
        scene.StartNode(0);
        await scene.UntilAsync("SELECT COUNT(*) FROM pg_class WHERE relname = 'articles' AND relnamespace = current_schema()::regnamespace", count => count > 0, cancellationToken);
        await scene.UntilAsync("SELECT COUNT(*) FROM articles", count => count > 0, cancellationToken);
        scene.StartNode(1);
        var subscriptions = new Dictionary<long, string>();
        var people = new List<Person>();
        for (var number = 0; number < People; number++)
        {
            var person = scene.World.AddPerson($"Person {number}");
            var topic = ChaosNews.Topics[number % ChaosNews.Topics.Count];
            scene.World.Start(person, "t_" + topic);
            people.Add(person);
            subscriptions.Add(person.Id, topic);
        }

        await scene.UntilAsync("SELECT COUNT(*) FROM subscribers WHERE next_digest_at IS NOT NULL", count => count == People, cancellationToken);
        await IsQuietAsync(scene, cancellationToken);
        return (people, subscriptions);
    }

    /// <summary>News comes in the early morning; then everybody's hour, and the storm.</summary>
    private static async Task LiveAsync(ChaosScene scene, ChaosWeather weather, int day, bool kills, CancellationToken cancellationToken)
    {
        var due = (await scene.QueryAsync<DateTimeOffset>("SELECT MIN(next_digest_at) FROM subscribers WHERE next_digest_at > @Now", new { scene.Now }, cancellationToken))[0];
        await scene.JumpAsync(due.AddMinutes(-90), cancellationToken);
        var known = (await scene.QueryAsync<long>("SELECT COUNT(*) FROM articles", cancellationToken: cancellationToken))[0];
        await ChaosNews.WriteAsync(scene.Articles, day, scene.Now.AddMinutes(-10), cancellationToken);
        await scene.UntilAsync("SELECT COUNT(*) FROM articles", count => count == known + (2 * ChaosNews.Topics.Count), cancellationToken);
        await scene.JumpAsync(due.AddSeconds(-1), cancellationToken);
        await weather.BlowAsync(StormTime, kills, cancellationToken);
    }

    /// <summary>The storm is over: what waits may go, and people take back what they did.</summary>
    private static async Task CalmAsync(ChaosScene scene, ChaosWeather weather, List<Person> people, CancellationToken cancellationToken)
    {
        scene.Faults.Clear();
        await IsQuietAsync(scene, cancellationToken);
        foreach (var person in people.Where(person => weather.Meddled.Contains(person.Id)))
        {
            scene.World.Unblock(person);
            scene.World.Say(person, "/resume");
        }

        await IsQuietAsync(scene, cancellationToken);
    }

    /// <summary>No update waits, be it at Telegram, nobody's digest is due, no message is planned or under way. What was put off for minutes gets its minutes.</summary>
    private static async Task IsQuietAsync(ChaosScene scene, CancellationToken cancellationToken)
    {
        const string open = """
            SELECT (SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending'))
                 + (SELECT COUNT(*) FROM subscribers s JOIN chats c ON c.id = s.chat_id WHERE s.next_digest_at <= @Now AND c.reachability = 'reachable')
            """;
        // A node may die and its place at Telegram stay empty until its lease runs out: what was said meanwhile is in no table yet.
        await scene.UntilHeardAsync(cancellationToken);
        await scene.UntilAsync("SELECT COUNT(*) FROM inbox WHERE state = 0", count => count == 0, cancellationToken);
        for (var wait = 0; wait < MaxWaits && (await scene.QueryAsync<long>(open, new { scene.Now }, cancellationToken))[0] > 0; wait++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken);
            await scene.JumpAsync(scene.Now.AddMinutes(wait < MaxWaits / 2 ? 1 : 5), cancellationToken);
        }

        var left = (await scene.QueryAsync<long>(open, new { scene.Now }, cancellationToken))[0];
        if (left > 0)
        {
            throw new TimeoutException($"{left} messages or digests stay open; seed {scene.Seed}.\n{scene.LastWords()}");
        }
    }
}
