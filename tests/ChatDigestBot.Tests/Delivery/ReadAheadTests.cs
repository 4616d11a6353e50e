using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Shared;

namespace ChatDigestBot.Tests.Delivery;

public sealed class ReadAheadOnSqliteTests : ReadAheadTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class ReadAheadOnPostgresTests : ReadAheadTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>Between the reading of a row and its sending the world goes on.</summary>
public abstract class ReadAheadTests : WorkerTest
{
    [Fact]
    public async Task Who_stops_after_the_message_was_read_ahead_gets_nothing()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        await MeetAsync(9);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "slot", content), Digest(8, "slot", content), Broadcast(9, 1, content));
        var worker = NewWorker(Server.Address, new DeliveryOptions { MessagesPerSecond = 1000, MaxInFlight = 1 });
        Answer = async exchange =>
        {
            foreach (var chat in new[] { 8, 9 })
            {
                await Database.WriteAsync(session => Subscribers.StopAsync(session, new ChatDigestBot.Chats.Target(chat, null), Now), CancellationToken.None);
            }

            await SayYesAsync(exchange);
        };
        await worker.DeliverOnceAsync(CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromSeconds(1));
        await worker.DeliverOnceAsync(CancellationToken.None);

        Assert.Equal([7L], Messages.Select(message => message.ChatId));
        Assert.Equal("sent ; cancelled stopped; cancelled stopped", await RowAsync("state || ' ' || COALESCE(reason, '')"));
    }

    [Fact]
    public async Task What_is_held_or_banned_after_it_was_read_ahead_is_not_sent()
    {
        var content = await PutAsync("text");
        foreach (var chat in new[] { 7, 8, 9 })
        {
            await MeetAsync(chat);
        }

        await PlanAsync(Broadcast(7, 1, content), Broadcast(8, 1, content), Broadcast(9, 2, content));
        var worker = NewWorker(Server.Address, new DeliveryOptions { MessagesPerSecond = 1000, MaxInFlight = 1 });
        Answer = async exchange =>
        {
            await Test.ExecuteAsync("INSERT INTO delivery_holds (unit, held_at) VALUES ('broadcast:1', 0) ON CONFLICT DO NOTHING");
            await Test.ExecuteAsync("UPDATE chats SET is_banned = 1 WHERE id = 9");
            await SayYesAsync(exchange);
        };
        await worker.DeliverOnceAsync(CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromSeconds(1));
        await worker.DeliverOnceAsync(CancellationToken.None);

        Assert.Equal([7L], Messages.Select(message => message.ChatId));
        Assert.Equal("sent ; cancelled held; cancelled banned", await RowAsync("state || ' ' || COALESCE(reason, '')"));
    }

    [Fact]
    public async Task What_another_node_plans_is_found_though_the_clock_was_put_back()
    {
        var clock = new ClockPutBack(Test.Clock);
        var reader = new FairShareReader(Database, Queue, new ContentCache(), clock);
        Assert.Empty(await reader.ReadAsync(10, isNews: false, CancellationToken.None));
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot", await PutAsync("text")));
        clock.By = TimeSpan.FromDays(1);
        Test.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Single(await reader.ReadAsync(10, isNews: false, CancellationToken.None));
    }

    [Fact]
    public async Task A_content_planned_after_old_ones_were_pruned_goes_out_with_its_own_text()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot:1", await PutAsync("old text", "old story")));
        await DeliverAsync();
        Test.Clock.Advance(PruneDeliveriesJob.KeptFor + TimeSpan.FromDays(1));
        await new PruneDeliveriesJob(Database, Test.Clock).RunAsync(CancellationToken.None);
        Assert.Empty(await Test.QueryAsync<long>("SELECT id FROM delivery_contents"));

        await PlanAsync(Digest(7, "slot:2", await PutAsync("new text", "new story")));
        Bell.Ring();
        await DeliverAsync();
        Assert.Equal(["old text", "new text"], Messages.Select(message => message.Text));
        Assert.Contains("new story", await Test.QueryAsync<string>("SELECT story_id FROM seen"));
    }

    [Theory]
    [InlineData("DELETE FROM delivery_contents WHERE html = 'poison'", "content-missing")]
    [InlineData("UPDATE delivery_contents SET keyboard = '{' WHERE html = 'poison'", "content-unreadable")]
    public async Task One_poison_row_does_not_stop_the_others(string poisoning, string reason)
    {
        await MeetAsync(7);
        await MeetAsync(8);
        await PlanAsync(Digest(7, "slot", await PutAsync("poison")), Digest(8, "slot", await PutAsync("text")));
        await Test.ExecuteAsync(poisoning);
        await DeliverAsync();

        Assert.Equal("failed " + reason + "; sent ", await RowAsync("state || ' ' || COALESCE(reason, '')"));
        Assert.Equal([8L], Messages.Select(message => message.ChatId));
    }
}
