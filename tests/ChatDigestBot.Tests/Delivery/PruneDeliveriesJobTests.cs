using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Delivery;

public sealed class PruneDeliveriesJobOnSqliteTests : PruneDeliveriesJobTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PruneDeliveriesJobOnPostgresTests : PruneDeliveriesJobTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class PruneDeliveriesJobTests : LedgerTest
{
    [Fact]
    public async Task Old_rows_become_daily_sums_and_what_is_open_stays()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text", "story");
        await PlanAsync(Digest(7, "one", content), Digest(8, "one", content), Digest(8, "two", content), Broadcast(7, 1, await PutAsync("news")));
        await SettleAllDueAsync(new Disposition.Done(1));
        await SettleAllDueAsync(new Disposition.Abandon("too-long"));
        var broadcast = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(broadcast);
        await SettleAsync(broadcast[0], new Disposition.InDoubt("cut"));
        Test.Clock.Advance(PruneDeliveriesJob.KeptFor + TimeSpan.FromDays(1));
        await PlanAsync(Digest(7, "new", await PutAsync("new text")));

        await RunAsync();
        await RunAsync();

        Assert.Equal(
            ["2026-03-02 digest failed 1", "2026-03-02 digest sent 2"],
            (await Test.QueryAsync<string>("SELECT day || ' ' || kind || ' ' || state || ' ' || messages FROM delivery_days")).Order());
        Assert.Equal(["indoubt", "planned"], await StatesAsync());
        Assert.Equal(2, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM delivery_contents WHERE html <> 'text'"))[0]);
    }

    [Fact]
    public async Task What_a_paused_broadcast_keeps_back_goes_out_however_long_the_pause_was()
    {
        await MeetAsync(7);
        await PlanAsync(Broadcast(7, 1, await PutAsync("news")));
        var unit = DeliveryUnit.OfBroadcast(1);
        await Database.WriteAsync(session => Ledger.HoldAsync(session, unit), CancellationToken.None);
        Test.Clock.Advance(PruneDeliveriesJob.KeptFor + TimeSpan.FromDays(10));
        await RunAsync();
        await Database.WriteAsync(session => DeliveryLedger.ReleaseAsync(session, unit), CancellationToken.None);

        Assert.Equal(1, await Database.WriteAsync(session => Ledger.PlanHeldAgainAsync(session, unit), CancellationToken.None));
        Assert.Single(await DueAsync(DeliveryUnit.BroadcastLane(1)));
        Assert.Equal(["news"], await Test.QueryAsync<string>("SELECT html FROM delivery_contents"));
    }

    [Fact]
    public async Task What_arrived_of_a_paused_broadcast_becomes_a_sum_like_all_else()
    {
        await MeetAsync(7);
        await PlanAsync(Broadcast(7, 1, await PutAsync("news")));
        var due = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(due);
        await SettleAsync(due[0], new Disposition.Done(1));
        await Database.WriteAsync(session => Ledger.HoldAsync(session, DeliveryUnit.OfBroadcast(1)), CancellationToken.None);
        Test.Clock.Advance(PruneDeliveriesJob.KeptFor + TimeSpan.FromDays(1));
        await RunAsync();
        Assert.Empty(await StatesAsync());
    }

    [Fact]
    public async Task Contents_nobody_needs_go_with_their_stories()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "one", await PutAsync("old", "story")));
        await SettleAllDueAsync(new Disposition.Done(1));
        Test.Clock.Advance(PruneDeliveriesJob.KeptFor + TimeSpan.FromDays(1));
        await RunAsync();

        Assert.Empty(await Test.QueryAsync<long>("SELECT id FROM delivery_contents"));
        Assert.Empty(await Test.QueryAsync<long>("SELECT content_id FROM delivery_stories"));
        Assert.Equal(["story"], await Test.QueryAsync<string>("SELECT story_id FROM seen"));
    }

    [Fact]
    public async Task What_was_told_is_forgotten_after_half_a_year_and_at_once_for_who_said_stop()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        await Test.ExecuteAsync("INSERT INTO seen (chat_id, thread_id, story_id, seen_at) VALUES (7, 0, 'old', @old), (7, 0, 'new', @Now), (8, 0, 'new', @Now)", new { old = Now - PruneDeliveriesJob.SeenKeptFor - TimeSpan.FromDays(1), Now });
        await Test.ExecuteAsync("UPDATE subscribers SET stopped_at = @Now WHERE chat_id = 8", new { Now });
        await RunAsync();

        Assert.Equal([7L], await Test.QueryAsync<long>("SELECT chat_id FROM seen"));
    }

    private Task RunAsync() => new PruneDeliveriesJob(Database, Test.Clock).RunAsync(CancellationToken.None);

    private async Task SettleAllDueAsync(Disposition disposition)
    {
        var due = await DueAsync();
        await MarkAsync(due);
        foreach (var row in due)
        {
            await SettleAsync(row, disposition);
        }
    }

}
