using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Tests.App;
using ChatDigestBot.Tests.Storage;
using Person = ChatDigestBot.Playground.Worlds.Person;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>The bot's process is killed in the middle of sending, as a power cut would, and started again.</summary>
public abstract class KillJourneys
{
    private const int People = 200;
    private const int InFlight = 8;

    private protected abstract DatabaseEngine Engine { get; }

    [Fact]
    public async Task Killed_in_the_middle_of_two_hundred_digests_nobody_is_left_out_and_every_double_is_named()
    {
        await using var database = await TestDatabase.CreateAsync(Engine);
        database.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-kill-").FullName;
        var world = new World(TimeProvider.System);
        await using var telegram = await BotApiServer.StartAsync(world);
        var people = world.AddPeople(People);
        foreach (var person in people)
        {
            world.MeetBot(person);
        }

        await PlanAsync(database, people);
        // An answer on its way for a while is what a kill leaves in doubt.
        telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "sendMessage", AfterEffect = true, Delay = TimeSpan.FromMilliseconds(40) });

        foreach (var goal in new[] { 40, 90, 150 })
        {
            await using var bot = StartBot(telegram, database, folder);
            await ReachAsync(world, goal, bot);
            await bot.KillAsync();
        }

        await using (var bot = StartBot(telegram, database, folder))
        {
            await AllSettledAsync(database, bot);
        }

        var copies = people.ToDictionary(person => person.Id, person => world.MessagesIn(world.PrivateChat(person)).Count(message => message.IsFromBot && message.Text == "digest"));
        var named = (await database.QueryAsync<long>("SELECT chat_id FROM deliveries WHERE unanswered > 0")).ToHashSet();
        Assert.Equal(People, (await database.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'"))[0]);
        Assert.All(copies.Values, count => Assert.InRange(count, 1, 4));
        Assert.All(copies.Where(copy => copy.Value > 1), copy => Assert.Contains(copy.Key, named));
        Assert.InRange(copies.Values.Sum() - People, 0, 3 * InFlight);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Asked_to_end_while_answers_are_slow_it_waits_for_them_and_leaves_no_doubt()
    {
        await using var database = await TestDatabase.CreateAsync(Engine);
        database.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-stop-").FullName;
        var world = new World(TimeProvider.System);
        await using var telegram = await BotApiServer.StartAsync(world);
        var people = world.AddPeople(40);
        foreach (var person in people)
        {
            world.MeetBot(person);
        }

        await PlanAsync(database, people, DeliveryKind.Broadcast);
        telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "sendMessage", AfterEffect = true, Delay = TimeSpan.FromSeconds(2.5) }); // of five
        await using (var bot = StartBot(telegram, database, folder))
        {
            await ReachAsync(world, InFlight / 2, bot);
            var exitCode = await bot.StopAsync();
            Assert.True(exitCode == 0, $"{exitCode}\n{bot.Output}");
        }

        var arrived = people.Count(person => world.MessagesIn(world.PrivateChat(person)).Any(message => message.IsFromBot && message.Text == "digest"));
        Assert.InRange(arrived, InFlight / 2, people.Count - 1);
        Assert.Equal(arrived, (await database.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'"))[0]);
        Assert.Equal(people.Count - arrived, (await database.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'planned' AND unanswered = 0"))[0]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Asked_to_end_while_it_is_still_starting_it_ends_well()
    {
        await using var database = await TestDatabase.CreateAsync(Engine);
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-stop-").FullName;
        await using var telegram = await BotApiServer.StartAsync(new World(TimeProvider.System));
        var (bot, ending) = await database.Database.WriteAsync(
            async session =>
            {
                // Held here: the jobs' start on PostgreSQL, the migration on SQLite.
                if (Engine == DatabaseEngine.Postgres)
                {
                    await session.ExecuteAsync("LOCK TABLE job_runs IN ACCESS EXCLUSIVE MODE");
                }

                var bot = StartBot(telegram, database, folder);
                await UntilItWaitsAsync(session, database.Options.FilePath, bot);
                return (bot, bot.StopAsync());
            },
            CancellationToken.None);
        await using var started = bot;
        var exitCode = await ending;
        Assert.True(exitCode == 0, $"{exitCode}\n{bot.Output}");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task PlanAsync(TestDatabase database, IReadOnlyList<Person> people, DeliveryKind kind = DeliveryKind.Digest)
    {
        var chats = new ChatStore(database.Database, new AccessOptions(new HashSet<long>()));
        var subscribers = new SubscriberStore(database.Database, new SubscriberDefaults(new DigestHours(new TimeOnly(8, 0), DigestDays.Every, TimeZoneInfo.Utc)), []);
        var ledger = new DeliveryLedger(database.Clock, new DeliveryBell());
        var now = database.Clock.GetUtcNow();
        foreach (var person in people)
        {
            await chats.MeetAsync(new ChatSighting { TelegramId = person.Id, Kind = ChatKind.Private, Title = person.FirstName, LanguageCode = "en" }, now, CancellationToken.None);
            await subscribers.ChangeAsync(new Target(person.Id, null), subscriber => subscriber.With(["ai"], now), now, CancellationToken.None);
        }

        await database.Database.WriteAsync(
            async session =>
            {
                var content = await ledger.PutContentAsync(session, new DeliveryContent { Html = HtmlText.Encode("digest"), Stories = ["story"] });
                await ledger.PlanAsync(session, [.. people.Select(person => new DeliveryUnit
                {
                    Kind = kind,
                    Name = DeliveryUnit.Slot(DateOnly.FromDateTime(now.UtcDateTime)),
                    Lane = DeliveryUnit.DigestLane,
                    Target = new Target(person.Id, null),
                    Contents = [content],
                    NotBefore = now,
                })]);
            },
            CancellationToken.None);
    }

    private static ProgramProcess StartBot(BotApiServer telegram, TestDatabase database, string folder) => ProgramProcess.Start(
        ProgramProcess.PathOf("ChatDigestBot"),
        folder,
        ["serve"],
        ("Telegram__Token", telegram.Token),
        ("Telegram__ApiUrl", telegram.Url),
        ("Articles__Path", folder),
        ("Database__Connection", database.Connection),
        ("Delivery__MessagesPerSecond", "200"),
        ("Delivery__MaxInFlight", InFlight.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

    private static async Task ReachAsync(World world, long goal, ProgramProcess bot)
    {
        using var patience = new CancellationTokenSource(ProgramProcess.Patience);
        try
        {
            await world.Deliveries.ReachAsync(goal, patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Only {world.Deliveries.Count} of {goal} messages came:\n{bot.Output}");
        }
    }

    private static async Task UntilItWaitsAsync(DbSession session, string? file, ProgramProcess bot)
    {
        using var patience = new CancellationTokenSource(ProgramProcess.Patience);
        while (!(file is null ? await WaitsForJobRunsAsync(session) : File.Exists(file + ".lock")))
        {
            Assert.False(patience.IsCancellationRequested, bot.Output);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static async Task<bool> WaitsForJobRunsAsync(DbSession session) =>
        await session.ScalarAsync<long>("SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = 'job_runs'::regclass") > 0;

    private static async Task AllSettledAsync(TestDatabase database, ProgramProcess bot)
    {
        using var patience = new CancellationTokenSource(ProgramProcess.Patience);
        while ((await database.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')"))[0] > 0)
        {
            Assert.False(patience.IsCancellationRequested, bot.Output);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}

public sealed class KillJourneysOnSqlite : KillJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class KillJourneysOnPostgres : KillJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
