using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Delivery;

public sealed class LostChatsOnSqliteTests : LostChatsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class LostChatsOnPostgresTests : LostChatsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>What refusals say of chats, and what proves the contrary.</summary>
public abstract class LostChatsTests : WorkerTest
{
    [Fact]
    public async Task When_every_chat_is_refused_no_chat_is_given_up_and_the_admins_are_told()
    {
        await MeetAsync(Admin, isSubscribed: false);
        var content = await PutAsync("text");
        foreach (var chat in Enumerable.Range(1, 40))
        {
            await MeetAsync(chat);
            await PlanAsync(Digest(chat, "slot", content, content));
        }

        Answer = exchange => RefuseAsync(exchange, 400, "Bad Request: chat not found");
        await DeliverAsync();
        Assert.InRange(Messages.Count, LossGuard.MaxLostInARow, 40);
        Assert.Equal(["reachable"], await Test.QueryAsync<string>("SELECT DISTINCT reachability FROM chats"));
        Assert.Equal(["planned"], await Test.QueryAsync<string>("SELECT DISTINCT state FROM deliveries"));

        Answer = SayYesAsync;
        Test.Clock.Advance(TimeSpan.FromMinutes(11));
        Bell.Ring();
        await DeliverAsync();
        await DeliverUntilAllAsync("sent");
        Assert.Equal(81, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'"))[0]);
        Assert.Contains("chat-not-found", Messages.Last(message => message.ChatId == Admin).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_lost_chats_among_others_are_given_up()
    {
        var content = await PutAsync("text");
        foreach (var chat in Enumerable.Range(1, 60))
        {
            await MeetAsync(chat);
            await PlanAsync(Digest(chat, "slot", content));
        }

        Answer = exchange => exchange.Json.GetProperty("chat_id").GetInt64() % 3 == 0 ? RefuseAsync(exchange, 400, "Bad Request: chat not found") : SayYesAsync(exchange);
        await DeliverAsync();

        Assert.Equal(20, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'failed'"))[0]);
        Assert.Equal(20, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM chats WHERE reachability = 'missing'"))[0]);
    }

    [Fact]
    public async Task A_chat_given_up_after_one_refusal_is_tried_the_next_day_and_lives_again()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot:1", await PutAsync("first")));
        Answer = exchange => RefuseAsync(exchange, 400, "Bad Request: chat not found");
        await DeliverAsync();
        await PlanAsync(Digest(7, "slot:1b", await PutAsync("second")));
        Bell.Ring();
        await DeliverAsync();
        Assert.Equal("failed chat-not-found; failed missing", await RowAsync("state || ' ' || reason"));

        Answer = SayYesAsync;
        Test.Clock.Advance(TimeSpan.FromHours(23));
        await PlanAsync(Digest(7, "slot:2", await PutAsync("third")));
        Bell.Ring();
        await DeliverAsync();
        Assert.Equal(["first", "third"], Messages.Select(message => message.Text));
        Assert.Equal(["reachable"], await Test.QueryAsync<string>("SELECT reachability FROM chats"));
    }

    [Fact]
    public async Task What_somebody_asks_for_in_a_group_that_was_given_up_is_tried_and_revives_it()
    {
        await MeetAsync(-7);
        await Database.WriteAsync(session => Chats.NoteRefusalAsync(session, -7, ChatDigestBot.Chats.Reachability.Muted, Now), CancellationToken.None);
        await PlanAsync(Digest(-7, "asked", await PutAsync("answer")) with { Kind = DeliveryKind.Answer, Lane = DeliveryUnit.UrgentLane });
        await DeliverAsync();

        Assert.Equal(["sent"], await StatesAsync());
        Assert.Equal(["reachable"], await Test.QueryAsync<string>("SELECT reachability FROM chats"));
    }

    private async Task DeliverUntilAllAsync(string state)
    {
        for (var pass = 0; pass < 200 && (await StatesAsync()).Exists(other => other != state); pass++)
        {
            Test.Clock.Advance(TimeSpan.FromSeconds(1));
            await DeliverAsync();
        }

        Assert.Equal([state], (await StatesAsync()).Distinct());
    }
}
