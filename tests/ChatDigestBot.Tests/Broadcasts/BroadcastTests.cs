using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Tests.Conversation;
using ChatDigestBot.Tests.Delivery;
using ChatDigestBot.Tests.Digests;
using ChatDigestBot.Tests.Subscribers;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class BroadcastOnSqliteTests : BroadcastTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class BroadcastOnPostgresTests : BroadcastTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class BroadcastTests : LedgerTest
{
    private const long Second = 43;
    private const string Text = "今晚 <b>八点</b> 维护 & 升级";

    private long _update;

    private UnitTrouble Trouble { get; } = new();

    private SubscriberStore Subscribers => field ??= new SubscriberStore(Database, SubscriberSamples.Defaults, []);

    private DeliveryOptions Pace { get; } = new() { MessagesPerSecond = 30 };

    private BroadcastDesk Desk => field ??= new BroadcastDesk(
        Database, Ledger, new ApprovalRequests(Notices, new ButtonStore(Database, new StoredLineStore(), Test.Clock), Guards, DigestTest.Texts), Bell2, Pace, Test.Clock);

    private BroadcastOptions Guards { get; set; } = new();

    private BroadcastBell Bell2 { get; } = new();

    private AdminNotices Notices => new(Ledger, Chats, new RoleStore(Database, Access), DigestTest.Texts);

    private ChatStore Chats => new(Database, Access);

    private static AccessOptions Access { get; } = new(new HashSet<long> { 42, Second });

    private BroadcastControls Controls => field ??= new BroadcastControls(Database, Ledger, Bell2, Trouble, Pace, Test.Clock);

    private BroadcastReplies View { get; } = new(DigestTest.Texts);

    private DraftReplies Drafts => field ??= new DraftReplies(DigestTest.Texts, new TopicCatalogue(Repository.PathOf("tests/ChatDigestBot.Tests/Conversation/topics.yaml"), NullLogger<TopicCatalogue>.Instance));

    private BroadcastCommands Commands => field ??= new BroadcastCommands(Desk, Controls, Subscribers, Drafts, View, DigestTest.Texts);

    private ControlCommands Control => field ??= new ControlCommands(Desk, Controls, Subscribers, Drafts, View, DigestTest.Texts);

    private AudienceCommands Recipients => field ??= new AudienceCommands(Desk, Drafts, DigestTest.Texts);

    private ScheduleCommands Schedule => field ??= new ScheduleCommands(Desk, Controls, Subscribers, Drafts, View, DigestTest.Texts);

    private BroadcastFiller Filler => field ??= new BroadcastFiller(Database, Ledger, new ArrivedMessages(Test.Clock), Test.Clock);

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
    public async Task A_group_that_takes_digests_gets_it_where_they_come()
    {
        await Test.ExecuteAsync("INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at) VALUES (-9, -9, 'supergroup', 'en', 0, 0)");
        await Subscribers.ChangeAsync(new Target(-9, 5), subscriber => subscriber.With(["ai"], Now), Now, CancellationToken.None);
        await SendAsync();

        Assert.Equal([5], await Test.QueryAsync<int>("SELECT thread_id FROM deliveries"));
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

    [Fact]
    public async Task A_recall_reaches_everybody_who_has_it_once_and_nobody_else_gets_it()
    {
        await MeetManyAsync(4);
        await SendAsync();
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(rows[..3]);
        await SettleAsync(rows[0], new Disposition.Done(101));
        await SettleAsync(rows[1], new Disposition.Done(102));
        await RecallAsync();

        // One is under way: it may arrive yet, so the recall waits for it.
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));
        await SettleAsync(rows[2], new Disposition.Done(103));
        Assert.Equal(3, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));

        Assert.Equal([101L, 102, 103], await Test.QueryAsync<long>("SELECT message_id FROM deliveries WHERE kind = 'recall' AND state = 'planned' ORDER BY chat_id"));
        Assert.Equal(["cancelled"], await Test.QueryAsync<string>("SELECT state FROM deliveries WHERE kind = 'broadcast' AND chat_id = 4"));
        var again = await Control.RecallAsync(Tap("broadcast_recall", "1"), CancellationToken.None);
        Assert.Contains("已经撤回过", again.Text.Plain, StringComparison.Ordinal);
        await Control.ResumeAsync(Tap("broadcast_resume", "1"), CancellationToken.None);
        Assert.Equal(["cancelled"], await Test.QueryAsync<string>("SELECT state FROM deliveries WHERE kind = 'broadcast' AND chat_id = 4"));
    }

    [Fact]
    public async Task What_Telegram_no_longer_deletes_is_not_recalled()
    {
        await MeetManyAsync(2);
        await SendAsync();
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(rows);
        await SettleAsync(rows[0], new Disposition.Done(101));
        Test.Clock.Advance(TimeSpan.FromHours(49));
        await SettleAsync(rows[1], new Disposition.Done(102));
        await RecallAsync();
        await Filler.FillOnceAsync(CancellationToken.None);

        Assert.Equal([102L], await Test.QueryAsync<long>("SELECT message_id FROM deliveries WHERE kind = 'recall'"));
    }

    [Fact]
    public async Task A_correction_edits_what_has_arrived_and_changes_what_has_not()
    {
        await MeetManyAsync(2);
        await SendAsync();
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(rows[..1]);
        await SettleAsync(rows[0], new Disposition.Done(101));
        await Control.PauseAsync(Tap("broadcast_pause", "1"), CancellationToken.None);
        var ask = await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚<九点>维护"), CancellationToken.None);
        Assert.Contains("今晚&lt;九点&gt;维护", ask.Text.Html, StringComparison.Ordinal);
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(ask)), CancellationToken.None);
        await Filler.FillOnceAsync(CancellationToken.None);

        var contents = await Test.QueryAsync<string>("SELECT d.kind || ' ' || c.html FROM deliveries AS d JOIN delivery_contents AS c ON c.id = d.content_id ORDER BY d.id");
        Assert.Equal(["broadcast 今晚 &lt;b&gt;八点&lt;/b&gt; 维护 &amp; 升级", "broadcast 今晚&lt;九点&gt;维护", "correction 今晚&lt;九点&gt;维护"], contents);
    }

    [Fact]
    public async Task Conditions_of_the_audience_are_met_together_and_the_count_is_what_is_planned()
    {
        await MeetManyAsync(6);
        await Test.ExecuteAsync("UPDATE chats SET language = 'en' WHERE id = 1");
        await Test.ExecuteAsync("UPDATE chats SET active_at = @Now WHERE id <= 4", new { Now });
        await Test.ExecuteAsync("INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at, active_at) VALUES (-9, -9, 'supergroup', 'zh-Hans', 0, 0, @Now)", new { Now });
        foreach (var chat in new long[] { -9, 1, 2, 3, 5 })
        {
            await Subscribers.ChangeAsync(new Target(chat, null), subscriber => subscriber.With([chat == 3 ? "chips" : "ai"], Now), Now, CancellationToken.None);
        }

        var preview = await PrepareAsync();
        var key = KeyOf(preview);
        await ToAsync(key, "+topic ai");
        await ToAsync(key, "language zh");
        await ToAsync(key, "days 30");
        Assert.Contains("2 个会话", (await ToAsync(key, "")).Text.Plain, StringComparison.Ordinal);
        Assert.Contains("1 个会话", (await ToAsync(key, "-groups")).Text.Plain, StringComparison.Ordinal);
        await Commands.SendAsync(Tap("broadcast_send", key), CancellationToken.None);
        await Filler.FillOnceAsync(CancellationToken.None);

        Assert.Equal([2L], await Test.QueryAsync<long>("SELECT chat_id FROM deliveries"));
    }

    [Fact]
    public async Task A_list_of_ids_reaches_these_and_nobody_else()
    {
        await MeetManyAsync(5);
        var key = KeyOf(await PrepareAsync());
        await ToAsync(key, "ids 2, 4 999");
        await Commands.SendAsync(Tap("broadcast_send", key), CancellationToken.None);
        await Filler.FillOnceAsync(CancellationToken.None);

        Assert.Equal([2L, 4], await Test.QueryAsync<long>("SELECT chat_id FROM deliveries ORDER BY chat_id"));
        Assert.Null(AudienceCommands.Change(Audience.Everybody, ["ids", "1; DROP"]));
    }

    [Fact]
    public async Task A_scheduled_broadcast_begins_at_its_hour_is_put_off_and_called_off()
    {
        await MeetManyAsync(2);
        var job = new StartBroadcastsJob(Desk, Database, Test.Clock);
        var key = KeyOf(await PrepareAsync());
        var report = await Schedule.ScheduleAsync(Tap("broadcast_at", $"{key} 明天 9:00"), CancellationToken.None);
        Assert.Contains("定在 03-03 09:00", report.Text.Plain, StringComparison.Ordinal);
        await Schedule.ScheduleAsync(Tap("broadcast_at", "1 明天 10:00"), CancellationToken.None);
        Test.Clock.Advance(new DateTimeOffset(2026, 3, 3, 1, 30, 0, TimeSpan.Zero) - Now);
        await job.RunAsync(CancellationToken.None);
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));

        Test.Clock.Advance(TimeSpan.FromMinutes(31));
        await job.RunAsync(CancellationToken.None);
        Assert.Equal(2, await Filler.FillOnceAsync(CancellationToken.None));

        var other = KeyOf(await PrepareAsync());
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{other} 明天 9:00"), CancellationToken.None);
        await Schedule.WithdrawAsync(Tap("broadcast_withdraw", "2"), CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromDays(2));
        await job.RunAsync(CancellationToken.None);
        Assert.Equal(["withdrawn"], await Test.QueryAsync<string>("SELECT state FROM broadcasts WHERE id = 2"));
    }

    [Fact]
    public async Task One_that_was_due_long_ago_waits_for_a_word()
    {
        await MeetManyAsync(1);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} 明天 9:00"), CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromDays(2));
        await new StartBroadcastsJob(Desk, Database, Test.Clock).RunAsync(CancellationToken.None);
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));

        await Control.ResumeAsync(Tap("broadcast_resume", "1"), CancellationToken.None);
        Assert.Equal(1, await Filler.FillOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Where_a_second_editor_must_agree_the_author_alone_sends_nothing()
    {
        Guards = new BroadcastOptions { NeedsApproval = true };
        await MeetManyAsync(60);
        var report = await Commands.SendAsync(Tap("broadcast_send", KeyOf(await PrepareAsync())), CancellationToken.None);
        Assert.Contains("等另一位编辑", report.Text.Plain, StringComparison.Ordinal);
        await Schedule.ApproveAsync(Tap("broadcast_approve", "1"), CancellationToken.None);
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal([Second], await Test.QueryAsync<long>("SELECT chat_id FROM deliveries WHERE unit LIKE 'notice:approve:1:%'"));

        await Schedule.ApproveAsync(Tap("broadcast_approve", "1") with { Person = new Person(Second, "Ann", "en") }, CancellationToken.None);
        Assert.Equal(60, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal(["broadcast 1: filling|unapproved", "broadcast 1: unapproved|"], await Test.QueryAsync<string>("SELECT action || '|' || COALESCE(was, '') FROM audit_entries ORDER BY id DESC"));
    }

    [Fact]
    public async Task A_broadcast_that_fails_too_often_pauses_itself_and_the_admins_hear_of_it()
    {
        await MeetManyAsync(60);
        await SendAsync();
        var guard = new BroadcastGuard(Database, Controls, Trouble, Notices, Test.Clock, NullLogger<BroadcastGuard>.Instance);
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        Trouble.Note(rows.Take(UnitTrouble.MostFailures).Select(row => Settled(row, new Disposition.Abandon("file-refused"))));
        Trouble.Note(rows.Select(row => Settled(row, new Disposition.Suspend("blocked"))));
        Assert.Empty(await guard.WatchOnceAsync(CancellationToken.None));

        Trouble.Note([Settled(rows[0], new Disposition.InDoubt("cut"))]);
        Assert.Single(await guard.WatchOnceAsync(CancellationToken.None));
        Assert.Equal(["failures"], await Test.QueryAsync<string>("SELECT pause_reason FROM broadcasts WHERE state = 'paused'"));
        Assert.Equal(2, (await Test.QueryAsync<long>("SELECT chat_id FROM deliveries WHERE unit LIKE 'notice:broadcastPaused:%'")).Count);

        await Control.ResumeAsync(Tap("broadcast_resume", "1"), CancellationToken.None);
        Assert.Empty(await guard.WatchOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_report_names_the_reasons_and_never_counts_nothing_of_nothing()
    {
        await MeetManyAsync(3);
        var begun = await Commands.SendAsync(Tap("broadcast_send", KeyOf(await PrepareAsync())), CancellationToken.None);
        Assert.Contains("正在准备收件人", begun.Text.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("0/0", begun.Text.Plain, StringComparison.Ordinal);

        await Filler.FillOnceAsync(CancellationToken.None);
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(rows);
        await SettleAsync(rows[0], new Disposition.Abandon("blocked"));
        await SettleAsync(rows[1], new Disposition.Abandon("blocked"));
        await SettleAsync(rows[2], new Disposition.Abandon("no-rights"));
        var report = await Control.StopAsync(Tap("broadcast_stop", "1"), CancellationToken.None);
        Assert.Contains("屏蔽了机器人 2、没有发言权限 1", report.Text.Plain, StringComparison.Ordinal);
    }

    private static Settlement Settled(DeliveryRow row, Disposition disposition) => new() { Row = row, Epoch = 1, Disposition = disposition };

    private Task<Reply> ToAsync(string key, string what) => Recipients.ChooseAsync(Tap("broadcast_to", $"{key} {what}"), CancellationToken.None);

    private async Task RecallAsync() =>
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(await Control.RecallAsync(Tap("broadcast_recall", "1"), CancellationToken.None))), CancellationToken.None);

    private async Task SendAsync()
    {
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(await PrepareAsync())), CancellationToken.None);
        await Filler.FillOnceAsync(CancellationToken.None);
    }

    private Task<Reply> PrepareAsync() => Commands.PrepareAsync(Tap("broadcast", Text), CancellationToken.None);

    private static string KeyOf(Reply preview) => preview.Buttons[0][0].CommandLine!.Split(' ')[1];

    private CommandCall Tap(string name, string arguments) => CallSamples.Private(name, arguments) with { Now = Now, UpdateId = ++_update, Origin = new CallOrigin.Tap(77) };

    private Task MeetManyAsync(int count) => Test.ExecuteAsync(
        $"""
        INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at)
        SELECT n, n, 'private', 'zh-Hans', 0, 0 FROM (WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) SELECT n FROM numbers) AS all_of_them
        """);
}
