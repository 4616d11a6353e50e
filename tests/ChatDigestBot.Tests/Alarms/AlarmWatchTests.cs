using ChatDigestBot.Alarms;
using ChatDigestBot.Alarms.Sources;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Jobs;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Tests.Delivery;
using ChatDigestBot.Tests.Digests;
using ChatDigestBot.Tests.Telegram;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Alarms;

/// <summary>Looks of the watch on a real database, with troubles that a test makes.</summary>
public abstract class AlarmWatchTests : LedgerTest
{
    private const long Admin = 4711;

    private readonly ScriptedSource _source = new();
    private readonly List<LeaseStore> _nodes = [];

    // Nobody's port, unless a test has somebody there.
    private protected Uri TelegramAddress { get; set; } = new("http://127.0.0.1:9");

    [Fact]
    public async Task An_alarm_is_one_message_and_its_end_another()
    {
        await MeetAsync(Admin, isSubscribed: false);
        var watch = Watch();
        _source.Found = [new Alarm("diskFull", "/data", Now)];
        await LookAsync(watch, times: 20);
        Assert.Contains("/data", Assert.Single(await MessagesAsync()), StringComparison.Ordinal);

        _source.Found = [];
        await LookAsync(watch, times: 20);
        Assert.Equal(2, (await MessagesAsync()).Count);
        Assert.Empty(await Test.QueryAsync<string>("SELECT kind FROM alarms"));
    }

    [Fact]
    public async Task A_restart_repeats_nothing_and_does_not_forget_the_end()
    {
        await MeetAsync(Admin, isSubscribed: false);
        _source.Found = [new Alarm("diskFull", "/data", Now)];
        await LookAsync(Watch(), times: 3);
        await LookAsync(await RestartedAsync(), times: 3);
        Assert.Single(await MessagesAsync());

        _source.Found = [];
        await LookAsync(await RestartedAsync(), times: 15);
        Assert.Equal(2, (await MessagesAsync()).Count);
    }

    [Fact]
    public async Task Many_troubles_at_once_are_one_message()
    {
        await MeetAsync(Admin, isSubscribed: false);
        _source.Found = [.. Enumerable.Range(0, 100).Select(number => new Alarm("diskFull", $"/disk{number}", Now))];
        await LookAsync(Watch(), times: 3);
        Assert.Contains("/disk99", Assert.Single(await MessagesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_cannot_look_ends_nothing_and_stops_no_other()
    {
        await MeetAsync(Admin, isSubscribed: false);
        var other = new ScriptedSource { Kinds = ["noArticles"] };
        var watch = Watch(_source, other);
        _source.Found = [new Alarm("diskFull", "/data", Now)];
        await LookAsync(watch, times: 2);
        _source.Fails = true;
        other.Found = [new Alarm("noArticles", "", Now)];
        await LookAsync(watch, times: 30);
        Assert.Equal(2, (await MessagesAsync()).Count);
        Assert.Equal(["diskFull", "noArticles"], (await Test.QueryAsync<string>("SELECT kind FROM alarms")).Order());
    }

    [Fact]
    public async Task A_fault_in_looking_is_logged_once_and_again_after_it_went_well_between()
    {
        var log = new CollectingLogger<AlarmWatch>();
        var watch = Watch(log, _source);
        foreach (var fault in new[] { new InvalidOperationException(), null, new InvalidOperationException() })
        {
            _source.Fault = fault;
            await LookAsync(watch, times: 3);
        }

        Assert.Equal([1402, 1402], log.Events);
    }

    [Fact]
    public async Task A_job_that_failed_three_times_is_found_and_one_success_ends_it()
    {
        await using var bench = await new Jobs.JobsBench(Database, Test.Clock).With("count-things", Jobs.JobsBench.Nightly, Jobs.Script.Says("")).StartAsync();
        var source = new JobAlarms(bench.Runs, bench.Schedules);
        for (var run = 1; run <= 4; run++)
        {
            await EndRunAsync(bench.Runs, run == 1 ? JobOutcome.Succeeded : JobOutcome.Failed);
            await bench.Runs.SkipAsync("count-things", new JobResult("not its fault"), CancellationToken.None);
            Assert.Equal(run == 4 ? ["jobFailing count-things"] : [], await FindAsync(source));
        }

        // One under way says nothing yet.
        var running = await bench.Runs.StartAsync("count-things", CancellationToken.None);
        Assert.Equal(["jobFailing count-things"], await FindAsync(source));
        await bench.Runs.FinishAsync(running, JobOutcome.Succeeded, new JobResult(""), CancellationToken.None);
        Assert.Empty(await FindAsync(source));
    }

    [Fact]
    public async Task Jobs_that_do_not_fire_in_ten_looks_are_found_and_a_jump_of_the_clock_is_not()
    {
        await using var bench = await new Jobs.JobsBench(Database, Test.Clock).StartAsync();
        await bench.StopAsync();
        var source = new JobAlarms(bench.Runs, bench.Schedules);
        Test.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await FindAsync(source));
        for (var look = 2; look <= JobAlarms.SilentLooks; look++)
        {
            Assert.Empty(await FindAsync(source));
        }

        Assert.Equal(["jobsSilent "], await FindAsync(source));
        await bench.Runs.SkipAsync("count-things", new JobResult("a firing"), CancellationToken.None);
        Assert.Empty(await FindAsync(source));
    }

    [Fact]
    public async Task Digests_of_which_not_one_went_out_are_found_and_the_first_that_does_ends_it()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "slot:1", content), Digest(8, "slot:1", content));
        var source = new DigestAlarms(Database);
        Assert.Empty(await FindAsync(source));
        Test.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(["digestsStuck "], await FindAsync(source));

        await Test.ExecuteAsync("UPDATE deliveries SET state = 'indoubt', reason = 'server-error', settled_at = @Now", new { Now });
        Assert.Equal(["digestsStuck "], await FindAsync(source));
        await Test.ExecuteAsync("UPDATE deliveries SET state = 'sent', settled_at = @Now WHERE chat_id = 7", new { Now });
        Assert.Empty(await FindAsync(source));
    }

    [Fact]
    public async Task One_subscriber_who_blocked_the_bot_is_no_stop_of_all_digests()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot:1", await PutAsync("text")));
        await Test.ExecuteAsync("UPDATE deliveries SET state = 'failed', reason = 'blocked', settled_at = @Now", new { Now });
        Test.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Empty(await FindAsync(new DigestAlarms(Database)));
    }

    [Fact]
    public async Task Telegram_is_away_after_ten_minutes_and_another_receiver_is_told_apart()
    {
        var state = new BotApiState(Test.Clock);
        var source = new TelegramAlarms(state);
        state.Note("sendMessage", new ApiResult<int>.NotSent(FailureReason.Connect));
        Test.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Empty(await FindAsync(source));
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["telegramAway "], await FindAsync(source));
        state.Note("sendMessage", new ApiResult<int>.Ok(1));
        Assert.Empty(await FindAsync(source));

        state.Note("getUpdates", new ApiResult<int>.Refused(RefusalReason.Conflict, 409, ""));
        Test.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["telegramConflict "], await FindAsync(source));
    }

    [Fact]
    public async Task A_folder_that_gives_nothing_new_for_days_is_found_and_an_empty_one_is_not()
    {
        var source = ArticlesSource(Path.GetTempPath());
        Test.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await FindAsync(source));
        await AddArticleAsync();
        Test.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Empty(await FindAsync(source));
        Test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["noArticles "], await FindAsync(source));
    }

    [Fact]
    public async Task A_folder_of_posts_that_is_gone_unreadable_or_suddenly_empty_is_an_alarm_until_it_is_back()
    {
        var gone = Path.Combine(Path.GetTempPath(), "chatdigestbot-no-such-folder");
        Assert.Empty(await FindAsync(ArticlesSource(gone)));
        await AddArticleAsync();
        Assert.Equal([$"folderMissing {gone}"], await FindAsync(ArticlesSource(gone)));

        var loop = Directory.CreateSymbolicLink(gone + "-loop", gone + "-loop").FullName; // not even root can list it
        Assert.Equal([$"folderUnreadable {loop}"], await FindAsync(ArticlesSource(loop)));
        File.Delete(loop);

        var emptied = ArticlesSource(Path.GetTempPath());
        Assert.Empty(await FindAsync(emptied));
        await Database.WriteAsync(session => SyncState.WriteAsync(session, "empty_since", "1000"), CancellationToken.None);
        Assert.Equal([$"folderEmptied {Path.GetTempPath()}"], await FindAsync(emptied));
        await Database.WriteAsync(session => SyncState.WriteAsync(session, "empty_since", ""), CancellationToken.None);
        Assert.Empty(await FindAsync(emptied));
    }

    private ArticlesAlarms ArticlesSource(string folder) => new(
        new ArticleCatalogue(Database), Database, new ArticlesOptions { Path = folder, TopicsPath = "", SweepEvery = TimeSpan.FromMinutes(5) }, new AlarmOptions { NoArticleFor = TimeSpan.FromDays(7), DiskFree = 0 });

    private Task AddArticleAsync() => Test.ExecuteAsync(
        """
        INSERT INTO articles (id, key, path, title, published_at, is_dated, first_seen_at, language, topics, story_id, story_reason, words, reading_minutes,
                              summary, is_advert, is_archive, file_size, file_written_at, content_hash)
        VALUES (1, 'k', 'p', 't', @Now, 1, @Now, 'zh', '', 's', '', 1, 1, '', 0, 0, 1, 1, 1)
        """,
        new { Now });

    private protected AlarmWatch Watch(params IAlarmSource[] sources) => Watch(NullLogger<AlarmWatch>.Instance, sources);

    private AlarmWatch Watch(ILogger<AlarmWatch> logger, params IAlarmSource[] sources)
    {
        var leases = new LeaseStore(Database, Test.Clock) { Holder = $"serve:{_nodes.Count}" };
        _nodes.Add(leases);
        return new AlarmWatch(
            sources.Length == 0 ? [_source] : sources, new AlarmStore(Database), Teller(), new AlarmDuty(Database, leases), Test.Clock, logger);
    }

    private protected async Task LookAsync(AlarmWatch watch, int times)
    {
        for (var look = 0; look < times; look++)
        {
            await watch.LookOnceAsync(CancellationToken.None);
            Test.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private protected Task<List<string>> MessagesAsync() =>
        Test.QueryAsync<string>("SELECT html FROM deliveries JOIN delivery_contents ON delivery_contents.id = content_id ORDER BY deliveries.id");

    private AlarmTeller Teller()
    {
        var access = new AccessOptions(new HashSet<long> { Admin });
        var client = TestClient.For(TelegramAddress);
        return new AlarmTeller(
            Database,
            new AdminNotices(Ledger, new ChatStore(Database, access), new RoleStore(Database, access), DigestTest.Texts),
            Ledger,
            new PacedApi(client, new Pacer(new PacingOptions { PerChatPerSecond = 1000 }, Test.Clock), Test.Clock),
            new AlarmWords(DigestTest.Texts, new JobTitles(DigestTest.Texts)));
    }

    private async Task<AlarmWatch> RestartedAsync()
    {
        await _nodes[^1].FreeAllOfDeadBotsAsync(CancellationToken.None);
        return Watch();
    }

    private async Task<IReadOnlyList<string>> FindAsync(IAlarmSource source) =>
        [.. (await source.FindAlarmsAsync(Now, CancellationToken.None)).Select(alarm => $"{alarm.Kind} {alarm.Subject}")];

    private static async Task EndRunAsync(JobRunStore runs, JobOutcome outcome)
    {
        var id = await runs.StartAsync("count-things", CancellationToken.None);
        await runs.FinishAsync(id, outcome, new JobResult(""), CancellationToken.None);
    }

    private sealed class ScriptedSource : IAlarmSource
    {
        public IReadOnlyList<string> Kinds { get; init; } = ["diskFull"];

        public IReadOnlyList<Alarm> Found { get; set; } = [];

        public bool Fails { get; set; }

        public Exception? Fault { get; set; }

        public Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            Fails ? throw new SqliteException("away", 14) : Fault is { } fault ? throw fault : Task.FromResult(Found);
    }
}

public sealed class SqliteAlarmWatchTests : AlarmWatchTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PostgresAlarmWatchTests : AlarmWatchTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Of_two_nodes_one_watches_and_the_other_takes_over()
    {
        await MeetAsync(4711, isSubscribed: false);
        var source = new AlwaysFull();
        var (first, second) = (Watch(source), Watch(source));
        for (var look = 0; look < 5; look++)
        {
            await LookAsync(first, times: 1);
            await LookAsync(second, times: 1);
        }

        Assert.Single(await MessagesAsync());
        await first.StopAsync(CancellationToken.None);
        await LookAsync(second, times: 5);
        Assert.Single(await MessagesAsync());
    }

    [Fact]
    public async Task That_the_database_is_away_is_told_without_it_once_and_its_return_too()
    {
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var telegram = new FakeServer(exchange =>
        {
            said.Enqueue(exchange.Body);
            return exchange.RespondAsync(200, """{"ok":true,"result":{"message_id":1}}""");
        });
        TelegramAddress = telegram.Address;
        await MeetAsync(4711, isSubscribed: false);
        var watch = Watch(new DatabaseAlarms(new DatabaseHealthCheck(Database, Test.Clock)));
        await LookAsync(watch, times: 2);

        await using var elsewhere = Npgsql.NpgsqlDataSource.Create(new Npgsql.NpgsqlConnectionStringBuilder(Test.Options.ConnectionString) { SearchPath = "public", Pooling = false });
        var schema = new Npgsql.NpgsqlConnectionStringBuilder(Test.Options.ConnectionString).SearchPath;
        await RenameAsync(schema!, $"{schema}_away");
        await LookAsync(watch, times: 30);
        Assert.Single(said);
        await RenameAsync($"{schema}_away", schema!);
        await LookAsync(watch, times: 30);
        Assert.Single(said);
        Assert.Single(await MessagesAsync());

        async Task RenameAsync(string from, string to)
        {
            await using var command = elsewhere.CreateCommand($"ALTER SCHEMA {from} RENAME TO {to}");
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class AlwaysFull : IAlarmSource
    {
        public IReadOnlyList<string> Kinds => ["diskFull"];

        public Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Alarm>>([new Alarm("diskFull", "/data", DateTimeOffset.UnixEpoch)]);
    }
}
