using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Chats;
using ChatDigestBot.Console.Deliveries;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Conversation;
using ChatDigestBot.Tests.Digests;
using ChatDigestBot.Texts;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class BroadcastControlOnSqliteTests : BroadcastControlTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class BroadcastControlOnPostgresTests : BroadcastControlTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class BroadcastControlTests : BroadcastTest
{
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
    public async Task Whoever_takes_nothing_back_is_told_that_nothing_was_changed()
    {
        await MeetManyAsync(1);
        await SendAsync();
        var row = Assert.Single(await DueAsync(DeliveryUnit.BroadcastLane(1)));
        await MarkAsync([row]);
        await SettleAsync(row, new Disposition.Done(101));
        var no = (await Control.RecallAsync(Tap("broadcast_recall", "1"), CancellationToken.None)).Buttons[^1][0];
        Assert.Equal("✖️ 保持原样", no.Label);
        var answer = await Commands.DiscardAsync(Tap("broadcast_cancel", no.CommandLine!.Split(' ')[1]), CancellationToken.None);
        Assert.Equal("✖️ 没有改动。", answer.Text.Plain);
    }

    [Fact]
    public async Task What_is_sent_again_from_the_console_opens_the_broadcast_and_forgets_its_trouble_as_it_does_in_the_chat()
    {
        await MeetManyAsync(1);
        await SendAsync();
        var row = Assert.Single(await DueAsync(DeliveryUnit.BroadcastLane(1)));
        await MarkAsync([row]);
        await SettleAsync(row, new Disposition.InDoubt("cut"));
        await Test.ExecuteAsync("UPDATE broadcasts SET state = 'done'");
        Trouble.Note(Enumerable.Repeat(Settled(row, new Disposition.Abandon("refused")), UnitTrouble.Window));
        Assert.True(Trouble.IsTooMuch(row.Unit));
        await new DeliveryActs(Database, Ledger, Controls, Test.Clock).ResendUnitAsync(42, row.Unit, CancellationToken.None);
        Assert.Equal(["planned"], await StatesAsync());
        Assert.Equal(["sending"], await Test.QueryAsync<string>("SELECT state FROM broadcasts"));
        Assert.False(Trouble.IsTooMuch(row.Unit));
    }

    [Fact]
    public async Task To_whom_a_message_was_sent_again_stands_in_the_audit_log_by_number()
    {
        await MeetManyAsync(1);
        await SendAsync();
        var row = Assert.Single(await DueAsync(DeliveryUnit.BroadcastLane(1)));
        await MarkAsync([row]);
        await SettleAsync(row, new Disposition.InDoubt("cut"));
        await Test.ExecuteAsync("UPDATE chats SET title = 'Ada'");
        await new DeliveryActs(Database, Ledger, Controls, Test.Clock).ResendAsync(42, row.Id, CancellationToken.None);
        Assert.Equal([$"resent|broadcast:1 → {row.ChatId}"], await Test.QueryAsync<string>("SELECT action || '|' || subject FROM audit_entries WHERE action = 'resent'"));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_sent_again_from_the_console_either()
    {
        await MeetManyAsync(2);
        await SendAsync();
        var rows = await DueAsync(DeliveryUnit.BroadcastLane(1));
        await MarkAsync(rows);
        await SettleAsync(rows[0], new Disposition.Done(101));
        await SettleAsync(rows[1], new Disposition.InDoubt("cut"));
        await RecallAsync();
        var acts = new DeliveryActs(Database, Ledger, Controls, Test.Clock);
        await acts.ResendUnitAsync(42, DeliveryUnit.OfBroadcast(1), CancellationToken.None);
        await acts.ResendAsync(42, rows[1].Id, CancellationToken.None);

        Assert.Equal(["sent", "indoubt"], await StatesAsync());
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
        Assert.Equal((await Control.CorrectAsync(Tap("broadcast_correct", "1"), CancellationToken.None)).Text, (await Control.CorrectAsync(Tap("broadcast_correct", "1 \u200B"), CancellationToken.None)).Text);
        var ask = await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚<九点>维护"), CancellationToken.None);
        Assert.Contains("今晚&lt;九点&gt;维护", ask.Text.Html, StringComparison.Ordinal);
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(ask)), CancellationToken.None);
        await Filler.FillOnceAsync(CancellationToken.None);

        var contents = await Test.QueryAsync<string>("SELECT d.kind || ' ' || c.html FROM deliveries AS d JOIN delivery_contents AS c ON c.id = d.content_id ORDER BY d.id");
        Assert.Equal(["broadcast 今晚 &lt;b&gt;八点&lt;/b&gt; 维护 &amp; 升级", "broadcast 今晚&lt;九点&gt;维护", "correction 今晚&lt;九点&gt;维护"], contents);
    }

    [Fact]
    public async Task Whoever_corrects_what_somebody_else_has_corrected_since_reads_that_first_and_says_it_once_more()
    {
        await MeetManyAsync(1);
        await SendAsync();
        await Control.PauseAsync(Tap("broadcast_pause", "1"), CancellationToken.None);
        var first = KeyOf(await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚九点"), CancellationToken.None));
        var second = KeyOf(await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚十点"), CancellationToken.None));
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Commands.SendAsync(Tap("broadcast_send", second), CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));

        var overtaken = await Commands.SendAsync(Tap("broadcast_send", first), CancellationToken.None);
        Assert.Contains("今晚十点", overtaken.Text.Plain, StringComparison.Ordinal);
        Assert.Equal(["今晚十点"], await Test.QueryAsync<string>("SELECT html FROM broadcasts WHERE id = 1"));
        await Commands.SendAsync(Tap("broadcast_send", first), CancellationToken.None);
        Assert.Equal(["今晚九点"], await Test.QueryAsync<string>("SELECT html FROM broadcasts WHERE id = 1"));
    }

    [Fact]
    public async Task A_correction_that_a_recall_came_before_changes_nothing()
    {
        await MeetManyAsync(1);
        await SendAsync();
        await Control.PauseAsync(Tap("broadcast_pause", "1"), CancellationToken.None);
        var correction = KeyOf(await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚九点"), CancellationToken.None));
        await RecallAsync();

        for (var press = 1; press <= 2; press++)
        {
            var said = await Commands.SendAsync(Tap("broadcast_send", correction), CancellationToken.None);
            Assert.Equal(DigestTest.Texts.Get(Language.Chinese, "broadcasts.recalledBefore"), said.Text.Plain);
        }

        Assert.DoesNotContain("九点", Assert.Single(await Test.QueryAsync<string>("SELECT html FROM broadcasts WHERE id = 1")), StringComparison.Ordinal);
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
    public async Task An_audience_of_hundreds_of_topics_is_chosen_on_pages()
    {
        using var topics = new ManyTopics();
        TopicsPath = topics.FilePath;
        await MeetManyAsync(3);
        var key = KeyOf(await PrepareAsync());
        var first = await ToAsync(key, "");
        Assert.InRange(first.Buttons.Sum(row => row.Count), 2, 100);
        Assert.Contains($"/broadcast_to {key} page 2", first.Buttons.SelectMany(row => row).Select(button => button.CommandLine));
        var chosen = await ToAsync(key, "+topic t200");
        Assert.InRange(chosen.Buttons.Sum(row => row.Count), 2, 100);
        Assert.Contains($"/broadcast_to {key} -topic t200", chosen.Buttons.SelectMany(row => row).Select(button => button.CommandLine));
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
}
