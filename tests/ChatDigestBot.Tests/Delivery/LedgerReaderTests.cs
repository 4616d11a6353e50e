using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Delivery;

public sealed class LedgerReaderOnSqliteTests : LedgerReaderTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class LedgerReaderOnPostgresTests : LedgerReaderTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class LedgerReaderTests : StoreTest
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Rows_are_found_by_state_reason_person_and_unit_and_pages_follow_one_another()
    {
        await FillAsync();
        Assert.Equal(12, (await ListAsync(new LedgerFilter { Limit = 100 })).Count);
        Assert.All(await ListAsync(new LedgerFilter { State = DeliveryState.Failed, Limit = 100 }), row => Assert.Equal(DeliveryState.Failed, row.State));
        Assert.Equal(2, (await ListAsync(new LedgerFilter { State = DeliveryState.Failed, Reason = "blocked", Limit = 100 })).Count);
        Assert.Equal(3, (await ListAsync(new LedgerFilter { ChatId = 2, Limit = 100 })).Count);
        Assert.Equal(4, (await ListAsync(new LedgerFilter { Unit = "slot:2026-11-28", Limit = 100 })).Count);
        var first = await ListAsync(new LedgerFilter { Limit = 5 });
        var second = await ListAsync(new LedgerFilter { Limit = 5, Before = first[^1].Id });
        Assert.Equal(Enumerable.Range(3, 10).Reverse().Select(id => (long)id), first.Concat(second).Select(row => row.Id));
        Assert.Equal("<b>news</b>", first[0].Html);
    }

    [Fact]
    public async Task A_message_in_doubt_is_sent_again_or_left_once_and_one_that_arrived_never()
    {
        await FillAsync();
        var doubtful = (await ListAsync(new LedgerFilter { State = DeliveryState.InDoubt, Limit = 1 }))[0].Id;
        Assert.Equal(1, await WriteAsync(session => LedgerReader.LeaveAsync(session, doubtful)));
        Assert.Equal(0, await WriteAsync(session => LedgerReader.LeaveAsync(session, doubtful)));
        Assert.Equal(0, await WriteAsync(session => LedgerReader.ResendAsync(session, doubtful, Noon)));
        var failed = (await ListAsync(new LedgerFilter { State = DeliveryState.Failed, Limit = 1 }))[0].Id;
        Assert.Equal(1, await WriteAsync(session => LedgerReader.ResendAsync(session, failed, Noon)));
        Assert.Equal(DeliveryState.Planned, (await Database.ReadAsync(session => LedgerReader.FindAsync(session, failed), CancellationToken.None))!.State);
        var sent = (await ListAsync(new LedgerFilter { State = DeliveryState.Sent, Limit = 1 }))[0].Id;
        Assert.Equal(0, await WriteAsync(session => LedgerReader.ResendAsync(session, sent, Noon)));
    }

    [Fact]
    public async Task Days_count_what_ended_in_them_and_failures_have_their_reasons()
    {
        await FillAsync();
        var figures = new DeliveryFigures(Test.Clock);
        var days = await Database.ReadAsync(session => figures.CountAsync(session, [Noon.AddDays(-2), Noon.AddDays(-1), Noon, Noon.AddDays(1)]), CancellationToken.None);
        Assert.Equal([(0, 0), (2, 2), (2, 1)], days.Select(day => (day.Sent, day.Failed)));
        var reasons = await Database.ReadAsync(session => ReasonCount.SinceAsync(session, Noon.AddDays(-3)), CancellationToken.None);
        Assert.Equal([("blocked", 2), ("deactivated", 1)], reasons.Select(reason => (reason.Reason, reason.Messages)));
        var doubt = Assert.Single(await Database.ReadAsync(DeliveryFigures.CountInDoubtAsync, CancellationToken.None));
        Assert.Equal(("slot:2026-11-26", 2), (doubt.Unit, doubt.Messages));
    }

    private Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerFilter filter) => Database.ReadAsync(session => LedgerReader.ListAsync(session, filter), CancellationToken.None);

    private Task<int> WriteAsync(Func<DbSession, Task<int>> write) => Database.WriteAsync(write, CancellationToken.None);

    // Three days of digests to four chats.
    private Task FillAsync() => Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("INSERT INTO delivery_contents (id, hash, html, is_plain, is_bare, has_stories, used_at) VALUES (1, 'x', '<b>news</b>', 0, 0, 0, 0)");
            (string State, string? Reason, double? Days)[] ends =
            [
                ("sent", null, -0.9), ("sent", null, -0.9), ("failed", "blocked", -0.8), ("failed", "blocked", -0.8),
                ("indoubt", "timed-out", null), ("indoubt", "timed-out", null), ("cancelled", "stopped", 0.1), ("planned", null, null),
                ("sent", null, 0.1), ("sent", null, 0.1), ("failed", "deactivated", 0.2), ("planned", null, null),
            ];
            string[] units = ["slot:2026-11-27", "slot:2026-11-26", "slot:2026-11-28"];
            for (var index = 0; index < ends.Length; index++)
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO deliveries (id, unit, chat_id, thread_id, part, parts, kind, lane, content_id, state, attempts, unanswered, reason, epoch, planned_at, not_before, settled_at)
                    VALUES (@Id, @Unit, @ChatId, 0, 1, 1, 'digest', 1, 1, @State, 1, 0, @Reason, 1, 0, 0, @SettledAt)
                    """,
                    new { Id = index + 1, Unit = units[index / 4], ChatId = (index % 4) + 1, ends[index].State, ends[index].Reason, SettledAt = ends[index].Days is { } days ? Noon.AddDays(days) : (DateTimeOffset?)null });
            }
        },
        CancellationToken.None);
}
