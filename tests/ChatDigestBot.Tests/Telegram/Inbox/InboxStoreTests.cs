using ChatDigestBot.Conversation;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Inbox;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Telegram.Inbox;

public abstract class InboxStoreTests : StoreTest
{
    private const long Bot = 11;

    private DateTimeOffset Now => Test.Clock.GetUtcNow();

    [Fact]
    public async Task Updates_are_kept_in_order_of_arrival_whatever_their_ids()
    {
        await AddAsync(Updates.Message(500, 7), Updates.Message(3, 7));
        await AddAsync(Updates.Message(900, 8), Updates.Message(1, 7));

        var waiting = await WaitingAsync();

        Assert.Equal([500, 3, 900, 1], waiting.Select(row => (long)UpdateReader.Read(row.Body)!.Id));
        Assert.Equal(["c7", "c7", "c8", "c7"], waiting.Select(row => row.Queue));
    }

    [Fact]
    public async Task An_update_that_comes_twice_is_new_once()
    {
        var first = await AddAsync(Updates.Message(1, 7), Updates.Message(2, 7), Updates.Message(1, 7));
        var second = await AddAsync(Updates.Message(2, 7), Updates.Message(3, 7));

        Assert.Equal([true, true, false], first.Select(seq => seq is not null));
        Assert.Equal([false, true], second.Select(seq => seq is not null));
        Assert.Equal(3, (await WaitingAsync()).Count);
    }

    [Fact]
    public async Task Another_bot_has_ids_of_its_own()
    {
        await AddAsync(Updates.Message(1, 7));

        Assert.NotNull(Assert.Single(await Database.WriteAsync(session => InboxStore.AddAsync(session, 12, [Updates.Message(1, 7)], Now), CancellationToken.None)));
        Assert.Single(await WaitingAsync());
    }

    [Fact]
    public async Task What_is_done_is_known_without_its_text_and_does_not_come_again()
    {
        var rows = await AddAsync(Updates.Message(1, 7), Updates.Message(2, 7), Updates.Message(3, 7), Updates.Message(4, 7));
        await MarkAsync(
            new UpdateMark(rows[0]!.Value, UpdateState.Done, 0, null),
            new UpdateMark(rows[1]!.Value, UpdateState.Waiting, 2, "TimeoutException"),
            new UpdateMark(rows[2]!.Value, UpdateState.Aside, 4, "TimeoutException"),
            new UpdateMark(rows[3]!.Value, UpdateState.Done, 0, "superseded"));

        var waiting = Assert.Single(await WaitingAsync());
        Assert.Equal((rows[1]!.Value, 2), (waiting.Seq, waiting.Attempts));
        Assert.Equal([1, 2, 3, 4], await Test.QueryAsync<long>("SELECT update_id FROM inbox ORDER BY seq"));
        Assert.Equal([2, 3], await Test.QueryAsync<long>("SELECT update_id FROM inbox WHERE body IS NOT NULL ORDER BY seq"));
        Assert.Null(Assert.Single(await AddAsync(Updates.Message(1, 7))));
    }

    [Fact]
    public async Task An_update_that_failed_and_was_handled_before_either_was_written_down_does_not_wait()
    {
        var row = Assert.Single(await AddAsync(Updates.Message(1, 7)))!.Value;
        await MarkAsync(new UpdateMark(row, UpdateState.Waiting, 1, "TimeoutException"), new UpdateMark(row, UpdateState.Done, 1, null));

        Assert.Empty(await WaitingAsync());
        Assert.Equal([1], await Test.QueryAsync<int>("SELECT state FROM inbox"));
    }

    [Fact]
    public async Task Unknown_kinds_and_unreadable_ones_never_wait()
    {
        await AddAsync(Updates.Read("""{"update_id":1,"telepathy":{}}"""), Updates.Read("""{"update_id":2,"message":[]}"""), Updates.Message(3, 7));

        Assert.Equal("c7", Assert.Single(await WaitingAsync()).Queue);
        Assert.Equal([1, 2, 0], await Test.QueryAsync<int>("SELECT state FROM inbox ORDER BY seq"));
    }

    [Fact]
    public async Task Ids_are_forgotten_after_two_days_and_what_was_put_aside_after_two_weeks()
    {
        var rows = await AddAsync(Enumerable.Range(1, 4500).Select(id => Updates.Message(id, 7)).ToArray());
        await MarkAsync([.. rows.Skip(2).Select(seq => new UpdateMark(seq!.Value, UpdateState.Done, 0, null)), new UpdateMark(rows[1]!.Value, UpdateState.Aside, 4, "x")]);
        Test.Clock.Advance(TimeSpan.FromHours(1));
        var young = await AddAsync(Updates.Message(9999, 7));
        await MarkAsync(new UpdateMark(young[0]!.Value, UpdateState.Done, 0, null));
        var pruner = new PruneInboxJob(Database, Test.Clock);

        await pruner.RunAsync(CancellationToken.None);
        Assert.Equal(4501, Assert.Single(await Test.QueryAsync<long>("SELECT COUNT(*) FROM inbox")));
        Test.Clock.Advance(TimeSpan.FromHours(47.5));
        await pruner.RunAsync(CancellationToken.None);
        Assert.Equal([1, 2, 9999], await Test.QueryAsync<long>("SELECT update_id FROM inbox ORDER BY seq"));
        Test.Clock.Advance(TimeSpan.FromDays(14));
        await pruner.RunAsync(CancellationToken.None);
        Assert.Equal([1], await Test.QueryAsync<long>("SELECT update_id FROM inbox ORDER BY seq"));
    }

    [Fact]
    public async Task An_update_that_was_first_in_line_at_six_crashes_is_put_aside_and_no_other()
    {
        await AddAsync(Updates.Message(1, 7), Updates.Message(2, 7), Updates.Message(3, 8));
        for (var crash = 1; crash <= 6; crash++)
        {
            Assert.Equal(3, (await WaitingAsync()).Count);
            await Database.WriteAsync(session => InboxStore.CountCrashAsync(session, Bot, queues: null), CancellationToken.None);
        }

        Assert.Equal("c7", Assert.Single(await WaitingAsync()).Queue);
        Assert.Equal([1, 3], await Test.QueryAsync<long>("SELECT update_id FROM inbox WHERE state = 2 AND reason = 'crashes' ORDER BY seq"));
    }

    private Task<long?[]> AddAsync(params ReceivedUpdate[] updates) =>
        Database.WriteAsync(session => InboxStore.AddAsync(session, Bot, updates, Now), CancellationToken.None);

    private Task MarkAsync(params UpdateMark[] marks) => Database.WriteAsync(session => InboxStore.MarkAsync(session, marks), CancellationToken.None);

    private Task<List<InboxRow>> WaitingAsync() => Database.ReadAsync(session => InboxStore.LoadWaitingAsync(session, Bot), CancellationToken.None);
}

public sealed class InboxStoreOnSqliteTests : InboxStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class InboxStoreOnPostgresTests : InboxStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
