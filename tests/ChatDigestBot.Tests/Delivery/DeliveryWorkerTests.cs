using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Telegram;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Tests.Delivery;

public sealed class DeliveryWorkerOnSqliteTests : DeliveryWorkerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task Of_what_a_killed_sender_left_only_what_was_under_way_is_in_doubt()
    {
        var content = await PutAsync("text", "story");
        foreach (var chat in new[] { 1, 2, 3 })
        {
            await MeetAsync(chat);
            await PlanAsync(Broadcast(chat, 1, content));
        }

        var dead = await new LeaseStore(Database, Test.Clock).TryAcquireAsync(Lease.Delivery, CancellationToken.None);
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        using (var calls = CallLog.Open(Database.Options, (await Database.ReadAsync(DatabaseMark.GetAsync, CancellationToken.None)).DatabaseId)!)
        {
            calls.Start(dead!.Epoch);
            await MarkAsync(rows, dead.Epoch);
            calls.TryBegin(rows[0].Id);
            calls.TryBegin(rows[1].Id);
            calls.Answer(rows[1].Id, 900);
        }

        Test.Clock.Advance(LeaseStore.Duration);
        Assert.Equal(1, await Worker.DeliverOnceAsync(CancellationToken.None));

        Assert.Equal("indoubt 1; sent 0; sent 0", await RowAsync("state || ' ' || unanswered"));
        Assert.Equal([3L], Messages.Select(message => message.ChatId));
        Assert.Equal([900L], await Test.QueryAsync<long>("SELECT message_id FROM deliveries WHERE chat_id = 2"));
        Assert.Equal([2L, 3L], await Test.QueryAsync<long>("SELECT chat_id FROM seen WHERE story_id = 'story' ORDER BY chat_id"));
    }
}

public sealed class DeliveryWorkerOnPostgresTests : DeliveryWorkerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class DeliveryWorkerTests : WorkerTest
{
    // As versions before the library's types wrote it.
    private const string OldKeyboard = """{"inline_keyboard":[[{"text":"1 智慧 & <b>","callback_data":"/read a"},{"text":"网页","url":"https://example.com/a?b=1&c=2"}],[{"text":"找","switch_inline_query":"x"}]]}""";

    [Fact]
    public async Task A_keyboard_that_an_older_version_planned_goes_out_as_it_was_planned()
    {
        var markup = "";
        Answer = exchange =>
        {
            markup = exchange.Json.GetProperty("reply_markup").GetRawText();
            return SayYesAsync(exchange);
        };
        var content = await PutHtmlAsync(HtmlText.Encode("digest"));
        await Test.ExecuteAsync($"UPDATE delivery_contents SET keyboard = '{OldKeyboard}' WHERE id = {content}");
        await MeetAsync(1);
        await PlanAsync(Digest(1, "slot", content));

        Assert.Equal(1, await DeliverAsync());

        Assert.Equal(OldKeyboard, markup);
    }

    [Fact]
    public void A_keyboard_is_written_into_the_ledger_as_before_so_that_equal_contents_stay_one()
    {
        var keyboard = new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("1 智慧 & <b>", "/read a"), InlineKeyboardButton.WithUrl("网页", "https://example.com/a?b=1&c=2")], [InlineKeyboardButton.WithSwitchInlineQuery("找", "x")]]);

        Assert.Equal(OldKeyboard, DeliveryContent.Of(HtmlText.Encode("digest"), keyboard, []).Keyboard);
    }

    [Fact]
    public async Task Everybody_gets_it_once_and_the_ledger_knows_the_message()
    {
        var content = await PutAsync("digest");
        foreach (var chat in Enumerable.Range(1, 100))
        {
            await MeetAsync(chat);
            await PlanAsync(Digest(chat, "slot", content));
        }

        Assert.Equal(100, await DeliverAsync());
        Assert.Equal(0, await DeliverAsync());
        Assert.Equal(Enumerable.Range(1, 100).Select(chat => (long)chat), Messages.Select(message => message.ChatId).Order());
        Assert.Equal(100, (await Test.QueryAsync<long>("SELECT DISTINCT message_id FROM deliveries WHERE state = 'sent' AND attempts = 1")).Count);
    }

    [Fact]
    public async Task Parts_arrive_in_order_and_a_later_unit_after_them()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "first", await PutAsync("1a"), await PutAsync("1b"), await PutAsync("1c")), Digest(7, "second", await PutAsync("2")));
        await DeliverUntilAsync("sent; sent; sent; sent");

        Assert.Equal(["1a", "1b", "1c", "2"], Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task What_somebody_waits_for_is_sent_before_the_rest()
    {
        var content = await PutAsync("news");
        foreach (var chat in Enumerable.Range(1, 50))
        {
            await MeetAsync(chat);
            await PlanAsync(Broadcast(chat, 1, content));
        }

        await MeetAsync(99);
        await PlanAsync(Digest(99, "asked", await PutAsync("answer")) with { Kind = DeliveryKind.Answer, Lane = DeliveryUnit.UrgentLane });
        await DeliverAsync();

        Assert.Contains("answer", Messages.Take(32).Select(message => message.Text));
    }

    [Fact]
    public async Task A_throttled_message_waits_in_the_ledger_and_others_go_on()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "slot", content), Digest(8, "slot", content));
        Answer = exchange => exchange.Json.GetProperty("chat_id").GetInt64() == 7
            ? RefuseAsync(exchange, 429, "Too Many Requests: retry after 60", """{"retry_after":60}""")
            : SayYesAsync(exchange);
        await DeliverAsync();

        Assert.Equal("planned 0 0; sent 1 0", await RowAsync("state || ' ' || attempts || ' ' || unanswered"));
        Assert.Equal([Now.AddSeconds(60)], await Test.QueryAsync<DateTimeOffset>("SELECT not_before FROM deliveries WHERE state = 'planned'"));
    }

    [Fact]
    public async Task A_digest_cut_off_is_sent_again_and_possibly_twice()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot", await PutAsync("text")));
        Answer = CutAsync;
        await DeliverAsync();
        Assert.Equal("planned 1 1", await RowAsync("state || ' ' || attempts || ' ' || unanswered"));

        Answer = SayYesAsync;
        Test.Clock.Advance(DeliveryPolicy.WaitAfter(1));
        await DeliverAsync();
        Assert.Equal("sent 2 1", await RowAsync("state || ' ' || attempts || ' ' || unanswered"));
    }

    [Fact]
    public async Task A_broadcast_cut_off_waits_for_its_editor()
    {
        await MeetAsync(7);
        await PlanAsync(Broadcast(7, 1, await PutAsync("text")));
        Answer = CutAsync;
        await DeliverAsync();
        Test.Clock.Advance(TimeSpan.FromHours(1));
        await DeliverAsync();
        Assert.Equal("indoubt", await RowAsync("state"));
        Assert.Single(Messages);

        Answer = SayYesAsync;
        await Database.WriteAsync(session => Ledger.ResendInDoubtAsync(session, DeliveryUnit.OfBroadcast(1)), CancellationToken.None);
        Bell.Ring();
        await DeliverAsync();
        Assert.Equal("sent 1", await RowAsync("state || ' ' || unanswered"));
    }

    [Fact]
    public async Task Marks_that_Telegram_cannot_read_go_out_plain_to_everybody()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutHtmlAsync(HtmlText.FromTrusted("<b>1 &lt; 2</b>"));
        await PlanAsync(Digest(7, "slot", content));
        Answer = exchange => exchange.Body.Contains("<b>", StringComparison.Ordinal) || exchange.Body.Contains("\\u003Cb", StringComparison.OrdinalIgnoreCase)
            ? RefuseAsync(exchange, 400, "Bad Request: can't parse entities: Unsupported start tag")
            : SayYesAsync(exchange);
        await DeliverAsync();
        await PlanAsync(Digest(8, "slot", content));
        Bell.Ring();
        await DeliverAsync();

        Assert.Equal(["<b>1 &lt; 2</b>", "1 &lt; 2", "1 &lt; 2"], Messages.Select(message => message.Text));
        Assert.Equal("sent 1; sent 1", await RowAsync("state || ' ' || attempts"));
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_nothing_more_and_loses_nothing()
    {
        await MeetAsync(7);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "first", content), Digest(7, "second", content));
        Answer = exchange => RefuseAsync(exchange, 403, "Forbidden: bot was blocked by the user");
        await DeliverAsync();
        Bell.Ring();
        await DeliverAsync();

        Assert.Equal("failed blocked; failed blocked", await RowAsync("state || ' ' || reason"));
        Assert.Single(Messages);
        Assert.Equal(["blocked"], await Test.QueryAsync<string>("SELECT reachability FROM chats"));
        Assert.Single(await Test.QueryAsync<long>("SELECT id FROM subscribers WHERE next_digest_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_followed_and_gets_the_message()
    {
        await MeetAsync(-7);
        await PlanAsync(Digest(-7, "slot", await PutAsync("text")));
        Answer = exchange => exchange.Json.GetProperty("chat_id").GetInt64() == -7
            ? RefuseAsync(exchange, 400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1007}""")
            : SayYesAsync(exchange);
        await DeliverAsync();

        Assert.Equal([-7, -1007], Messages.Select(message => message.ChatId));
        Assert.Equal("sent 1 -7", await RowAsync("state || ' ' || attempts || ' ' || chat_id"));
        Assert.Equal([-1007L], await Test.QueryAsync<long>("SELECT telegram_id FROM chats WHERE id = -7"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_stopped_since_gets_nothing(bool isBroadcast)
    {
        await MeetAsync(7);
        var content = await PutAsync("text");
        await PlanAsync(isBroadcast ? Broadcast(7, 1, content) : Digest(7, "slot", content));
        await Database.WriteAsync(session => Subscribers.StopAsync(session, new ChatDigestBot.Chats.Target(7, null), Now), CancellationToken.None);
        await DeliverAsync();

        Assert.Equal("cancelled stopped", await RowAsync("state || ' ' || reason"));
        Assert.Empty(Messages);
    }

    [Fact]
    public async Task A_topic_that_is_gone_rests_and_its_chat_goes_on()
    {
        await MeetAsync(-7);
        await PlanAsync(Digest(-7, "slot", await PutAsync("text")));
        Answer = exchange => RefuseAsync(exchange, 400, "Bad Request: message thread not found");
        await DeliverAsync();

        Assert.Equal("failed thread-not-found", await RowAsync("state || ' ' || reason"));
        Assert.Equal(["reachable"], await Test.QueryAsync<string>("SELECT reachability FROM chats"));
        Assert.Empty(await Test.QueryAsync<long>("SELECT id FROM subscribers WHERE next_digest_at IS NOT NULL"));
    }

    [Fact]
    public async Task While_nothing_gets_through_few_attempts_are_used_up()
    {
        var content = await PutAsync("text");
        foreach (var chat in Enumerable.Range(1, 200))
        {
            await MeetAsync(chat);
            await PlanAsync(Digest(chat, "slot", content));
        }

        var worker = NewWorker(new Uri("http://127.0.0.1:1"));
        await worker.DeliverOnceAsync(CancellationToken.None);

        Assert.InRange((await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE attempts > 0"))[0], 1, 64);
        Assert.Equal(200, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'planned'"))[0]);
    }

    [Fact]
    public async Task What_a_dead_sender_was_sending_is_found_by_the_next_one()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "slot", content), Broadcast(8, 1, content));
        var dead = await new LeaseStore(Database, Test.Clock).TryAcquireAsync(Lease.Delivery, CancellationToken.None);
        await MarkAsync(await DueAsync(), dead!.Epoch);
        await MarkAsync(await DueAsync(DeliveryUnit.BroadcastLane(1)), dead.Epoch);
        Assert.Equal(0, await DeliverAsync());

        Test.Clock.Advance(LeaseStore.Duration);
        Assert.Equal(1, await DeliverAsync());
        Assert.Equal("sent 1; indoubt 1", await RowAsync("state || ' ' || unanswered"));
        Assert.Equal([7L], Messages.Select(message => message.ChatId));
    }

    [Fact]
    public async Task A_stop_ends_what_is_under_way_and_hands_the_rest_over()
    {
        var content = await PutAsync("text");
        foreach (var chat in Enumerable.Range(1, 100))
        {
            await MeetAsync(chat);
            await PlanAsync(Digest(chat, "slot", content));
        }

        using var stopping = new CancellationTokenSource();
        Answer = async exchange =>
        {
            await stopping.CancelAsync();
            await SayYesAsync(exchange);
        };
        var attempts = await Worker.DeliverOnceAsync(stopping.Token);

        Assert.InRange(attempts, 1, 99);
        Assert.Equal(attempts, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'"))[0]);
        Assert.Equal(100 - attempts, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'planned'"))[0]);
    }

    private static Task CutAsync(FakeExchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }

    // The pace of one chat is waited out in real time, a millionth of a second each.
    private async Task DeliverUntilAsync(string states)
    {
        for (var pass = 0; pass < 20 && string.Join("; ", await StatesAsync()) != states; pass++)
        {
            Test.Clock.Advance(TimeSpan.FromSeconds(1));
            await DeliverAsync();
        }

        Assert.Equal(states, string.Join("; ", await StatesAsync()));
    }
}
