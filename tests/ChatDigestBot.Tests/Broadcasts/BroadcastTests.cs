using ChatDigestBot.Broadcasts;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class BroadcastOnSqliteTests : BroadcastTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class BroadcastOnPostgresTests : BroadcastTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class BroadcastTests : BroadcastTest
{
    [Fact]
    public async Task The_preview_shows_the_text_the_number_of_recipients_and_the_end_and_its_first_button_sends()
    {
        await MeetManyAsync(3000);
        var preview = await PrepareAsync();

        Assert.Contains("今晚 &lt;b&gt;八点&lt;/b&gt; 维护 &amp; 升级", preview.Text.Html, StringComparison.Ordinal);
        Assert.Contains("3,000", preview.Text.Html, StringComparison.Ordinal);
        Assert.Contains("08:01", preview.Text.Html, StringComparison.Ordinal);
        Assert.Equal(["broadcast_send", "broadcast_test", "broadcast_to", "broadcast_cancel"], preview.Buttons.Select(row => row[0].CommandLine!.Split(' ')[0][1..]));
        Assert.All(preview.Buttons, row => Assert.True(ButtonLine.Fits(row[0].CommandLine!)));
        Assert.Empty(await StatesAsync());
    }

    [Fact]
    public async Task Whoever_looks_for_broadcasts_to_plan_where_there_are_none_waits_for_no_writer()
    {
        var (entered, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = Database.WriteAsync(
            async _ =>
            {
                entered.SetResult();
                await ended.Task;
            },
            CancellationToken.None);
        await entered.Task;

        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60)));
        ended.SetResult();
        await writer;
    }

    [Fact]
    public async Task Everybody_is_planned_once_however_often_the_button_is_tapped_or_the_work_repeated()
    {
        await MeetManyAsync(1200);
        var key = KeyOf(await PrepareAsync());
        var report = await Commands.SendAsync(Tap("broadcast_send", key), CancellationToken.None);
        Assert.Contains("#1", report.Text.Html, StringComparison.Ordinal);
        await Commands.SendAsync(Tap("broadcast_send", key), CancellationToken.None);

        Assert.Equal(1200, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal(1200, (await StatesAsync()).Count);
        Assert.Equal([1200], await Test.QueryAsync<int>("SELECT recipients FROM broadcasts WHERE state = 'sending'"));
    }

    [Fact]
    public async Task The_same_tap_handled_again_after_a_crash_is_the_same_broadcast()
    {
        await MeetManyAsync(1);
        var tap = Tap("broadcast_send", KeyOf(await PrepareAsync()));
        await Commands.SendAsync(tap, CancellationToken.None);
        await Commands.SendAsync(tap, CancellationToken.None);

        Assert.Single(await Test.QueryAsync<long>("SELECT id FROM broadcasts"));
    }

    [Fact]
    public async Task Who_said_stop_or_cannot_be_reached_or_is_banned_gets_nothing()
    {
        await MeetManyAsync(4);
        await Database.WriteAsync(session => Subscribers.StopAsync(session, new Target(1, null), Now), CancellationToken.None);
        await Test.ExecuteAsync("UPDATE chats SET reachability = 'blocked' WHERE id = 2");
        await Test.ExecuteAsync("UPDATE chats SET is_banned = 1 WHERE id = 3");
        await Test.ExecuteAsync("INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at) VALUES (-9, -9, 'group', 'en', 0, 0)");
        await SendAsync();

        Assert.Equal([4L], await Test.QueryAsync<long>("SELECT chat_id FROM deliveries"));
    }

    [Fact]
    public async Task Who_was_refused_once_gets_it_again_when_chats_are_tried_once_more()
    {
        await MeetManyAsync(3);
        await Test.ExecuteAsync("UPDATE chats SET reachability = 'missing', refusals = 1, try_again_at = @at WHERE id = 2", new { at = Now.AddMinutes(-1) });
        await Test.ExecuteAsync("UPDATE chats SET reachability = 'missing', refusals = 1, try_again_at = @at WHERE id = 3", new { at = Now.AddMinutes(1) });
        await SendAsync();

        Assert.Equal([1L, 2], await Test.QueryAsync<long>("SELECT chat_id FROM deliveries ORDER BY chat_id"));
    }

    [Fact]
    public async Task A_group_that_takes_digests_gets_it_where_they_come()
    {
        await Test.ExecuteAsync("INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at) VALUES (-9, -9, 'supergroup', 'en', 0, 0)");
        await Subscribers.ChangeAsync(new Target(-9, 5), subscriber => subscriber.With(["ai"], Now), Now, CancellationToken.None);
        await SendAsync();

        Assert.Equal([5], await Test.QueryAsync<int>("SELECT thread_id FROM deliveries"));
    }

    [Fact]
    public async Task A_report_shown_before_the_clock_was_put_back_holds_up_no_later_one()
    {
        await MeetManyAsync(1);
        await SendAsync();
        Assert.True(await TurnAsync(Now));
        Assert.False(await TurnAsync(Now.AddSeconds(1)));
        Assert.True(await TurnAsync(Now.AddHours(-1)));

        Task<bool> TurnAsync(DateTimeOffset now) => Database.WriteAsync(session => BroadcastStore.TakeReportTurnAsync(session, 1, now, now - TimeSpan.FromSeconds(3)), CancellationToken.None);
    }

    [Fact]
    public async Task The_pause_after_a_report_counts_from_Telegrams_answer_so_that_the_authors_own_copy_has_its_turn()
    {
        await MeetManyAsync(1);
        await SendAsync();
        Assert.True(await TurnAsync(Now));
        await Database.WriteAsync(session => BroadcastStore.ReportShownAsync(session, 1, owed: 0, Now.AddSeconds(2)), CancellationToken.None);
        Assert.False(await TurnAsync(Now.AddSeconds(4)));
        Assert.True(await TurnAsync(Now.AddSeconds(5)));

        Task<bool> TurnAsync(DateTimeOffset now) => Database.WriteAsync(session => BroadcastStore.TakeReportTurnAsync(session, 1, now, now - TimeSpan.FromSeconds(3)), CancellationToken.None);
    }

    [Fact]
    public async Task A_discarded_draft_is_not_sent()
    {
        await MeetManyAsync(1);
        var key = KeyOf(await PrepareAsync());
        await Commands.DiscardAsync(Tap("broadcast_cancel", key), CancellationToken.None);
        await Commands.SendAsync(Tap("broadcast_send", key), CancellationToken.None);

        Assert.Empty(await Test.QueryAsync<long>("SELECT id FROM broadcasts"));
    }

    [Fact]
    public async Task A_test_shows_the_very_text_and_keeps_the_draft()
    {
        await MeetManyAsync(1);
        var key = KeyOf(await PrepareAsync());
        var test = await Commands.TestAsync(Tap("broadcast_test", key), CancellationToken.None);

        Assert.Equal(HtmlText.Encode(Text), test.Text);
        Assert.False(test.EditsMessage);
        Assert.Contains("#1", (await Commands.SendAsync(Tap("broadcast_send", key), CancellationToken.None)).Text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_failed_are_tried_again_and_those_in_doubt_wait_for_a_word()
    {
        await MeetManyAsync(4);
        await SendAsync();
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(rows);
        await SettleAsync(rows[0], new Disposition.Done(1));
        await SettleAsync(rows[1], new Disposition.Abandon("blocked"));
        await SettleAsync(rows[2], new Disposition.InDoubt("cut"));
        await SettleAsync(rows[3], new Disposition.InDoubt("cut"));
        await Test.ExecuteAsync("UPDATE broadcasts SET state = 'done'");

        var list = await Commands.ListAsync(Tap("broadcasts", ""), CancellationToken.None);
        Assert.Equal(["/broadcast_resend 1", "/broadcast_leave 1", "/broadcast_retry 1", "/broadcast_recall 1", "/broadcast_correct 1"], list.Buttons.SelectMany(row => row).Select(button => button.CommandLine));

        await Control.RetryAsync(Tap("broadcast_retry", "1"), CancellationToken.None);
        Assert.Equal(["sent", "planned", "indoubt", "indoubt"], await StatesAsync());
        Assert.Equal(["sending"], await Test.QueryAsync<string>("SELECT state FROM broadcasts"));

        await Test.ExecuteAsync("UPDATE deliveries SET reason = 'left' WHERE id = @Id", new { rows[3].Id });
        await Control.ResendAsync(Tap("broadcast_resend", "1"), CancellationToken.None);
        Assert.Equal(["sent", "planned", "planned", "indoubt"], await StatesAsync());
    }

    [Fact]
    public async Task What_is_left_in_doubt_is_asked_about_no_more()
    {
        await MeetManyAsync(1);
        await SendAsync();
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(rows);
        await SettleAsync(rows[0], new Disposition.InDoubt("cut"));
        var report = await Control.LeaveAsync(Tap("broadcast_leave", "1"), CancellationToken.None);

        Assert.Empty(report.Buttons);
        Assert.Contains("未确认 1", report.Text.Plain, StringComparison.Ordinal);
    }
}
