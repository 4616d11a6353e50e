using ChatDigestBot.Broadcasts;
using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class BroadcastScheduleOnSqliteTests : BroadcastScheduleTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class BroadcastScheduleOnPostgresTests : BroadcastScheduleTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task What_is_withdrawn_while_another_editor_approves_it_does_not_go_out()
    {
        Guards = new BroadcastOptions { NeedsApproval = true };
        await MeetManyAsync(4);
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(await PrepareAsync())), CancellationToken.None);

        var approved = await WhileWithdrawingAsync(BroadcastState.Unapproved, () => Desk.DecideAsync(1, Second, agrees: true, CancellationToken.None));

        Assert.Null(approved);
        Assert.Equal(["withdrawn"], await Test.QueryAsync<string>("SELECT state FROM broadcasts"));
    }

    [Fact]
    public async Task What_is_withdrawn_as_its_hour_comes_does_not_go_out()
    {
        await MeetManyAsync(4);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} in 2 hours"), CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromHours(2));

        var begun = await WhileWithdrawingAsync(BroadcastState.Scheduled, () => Desk.BeginDueAsync(StartBroadcastsJob.Latest, CancellationToken.None));

        Assert.Equal(0, begun);
        Assert.Equal(["withdrawn"], await Test.QueryAsync<string>("SELECT state FROM broadcasts"));
    }

    [Fact]
    public async Task Whoever_puts_off_what_is_withdrawn_in_that_moment_reads_so()
    {
        await MeetManyAsync(4);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} in 2 hours"), CancellationToken.None);

        var answer = await WhileWithdrawingAsync(BroadcastState.Scheduled, () => Schedule.ScheduleAsync(Tap("broadcast_at", "1 in 3 hours"), CancellationToken.None));

        Assert.StartsWith("⚠️ 有人先一步", answer.Text.Plain, StringComparison.Ordinal);
        Assert.Equal(["withdrawn"], await Test.QueryAsync<string>("SELECT state FROM broadcasts"));
    }

    // The other one finds it as it was, and comes to change it only after it was withdrawn.
    private async Task<T> WhileWithdrawingAsync<T>(BroadcastState from, Func<Task<T>> other)
    {
        var (under, _) = await Database.WriteAsync(
            async session =>
            {
                Assert.True(await BroadcastStore.MoveAsync(session, 1, from, BroadcastState.Withdrawn));
                var under = other();
                await Waiting.HasBegunAsync(session);
                return (under, true);
            },
            CancellationToken.None);
        return await under;
    }
}

public abstract class BroadcastScheduleTests : BroadcastTest
{
    private static readonly Person Another = new(Second, "Ann", "en");

    [Fact]
    public async Task Times_to_begin_are_offered_as_people_say_them()
    {
        await MeetManyAsync(1);
        var offered = await Schedule.ScheduleAsync(Tap("broadcast_at", KeyOf(await PrepareAsync())), CancellationToken.None);
        Assert.Contains(offered.Buttons.SelectMany(row => row), button => button.Label == "明天 08:00");
        Assert.DoesNotContain(offered.Buttons.SelectMany(row => row), button => button.Label.Contains('-', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scheduled_broadcast_begins_at_its_hour_is_put_off_and_called_off()
    {
        await MeetManyAsync(2);
        var job = new StartBroadcastsJob(Desk);
        var key = KeyOf(await PrepareAsync());
        var report = await Schedule.ScheduleAsync(Tap("broadcast_at", $"{key} 明天 9:00"), CancellationToken.None);
        Assert.Contains("定在 3月3日 周二 09:00", report.Text.Plain, StringComparison.Ordinal);
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
        await new StartBroadcastsJob(Desk).RunAsync(CancellationToken.None);
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));

        await Control.ResumeAsync(Tap("broadcast_resume", "1"), CancellationToken.None);
        Assert.Equal(1, await Filler.FillOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_puts_off_or_calls_off_what_others_settled_before_reads_how_it_stands()
    {
        await MeetManyAsync(2);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} 明天 9:00"), CancellationToken.None);
        Assert.DoesNotContain("先一步", (await Schedule.ScheduleAsync(Tap("broadcast_at", "1 明天 10:00"), CancellationToken.None)).Text.Plain, StringComparison.Ordinal);
        Assert.True(await Desk.WithdrawAsync(1, Second, CancellationToken.None));
        foreach (var late in new[] { "1 明天 11:00", "1" })
        {
            var answer = await Schedule.ScheduleAsync(Tap("broadcast_at", late), CancellationToken.None);
            Assert.StartsWith("⚠️ 有人先一步", answer.Text.Plain, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("先一步", (await Schedule.WithdrawAsync(Tap("broadcast_withdraw", "1"), CancellationToken.None)).Text.Plain, StringComparison.Ordinal);
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(await PrepareAsync())), CancellationToken.None);
        Assert.StartsWith("⚠️ 有人先一步", (await Schedule.WithdrawAsync(Tap("broadcast_withdraw", "2"), CancellationToken.None)).Text.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_scheduled_who_may_broadcast_no_more_waits_for_another_editors_word()
    {
        await MeetManyAsync(60);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} 明天 9:00"), CancellationToken.None);
        await Test.ExecuteAsync("UPDATE broadcasts SET author_chat_id = 7");
        Test.Clock.Advance(TimeSpan.FromHours(26));
        await new StartBroadcastsJob(Desk).RunAsync(CancellationToken.None);
        await new StartBroadcastsJob(Desk).RunAsync(CancellationToken.None);
        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal([42L, Second], await Test.QueryAsync<long>("SELECT chat_id FROM deliveries WHERE unit LIKE 'notice:approve:1:%' ORDER BY chat_id"));
        Assert.Contains("没有群发的权限", (await Test.QueryAsync<string>("SELECT html FROM delivery_contents"))[0], StringComparison.Ordinal);

        await Schedule.ApproveAsync(Tap("broadcast_approve", "1"), CancellationToken.None);
        Assert.Equal(60, await Filler.FillOnceAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("INSERT INTO roles (user_id, role, given_by, given_at) VALUES (7, 'editor', 42, 0)", 1)]
    [InlineData("INSERT INTO roles (user_id, role, given_by, given_at) VALUES (7, 'viewer', 42, 0)", 0)]
    [InlineData("UPDATE broadcasts SET approved_by = 43", 1)]
    [InlineData("UPDATE broadcasts SET approved_by = 8", 0)]
    public async Task What_is_due_goes_out_where_its_author_or_whoever_agreed_may_still_broadcast(string change, int begun)
    {
        await MeetManyAsync(1);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} 明天 9:00"), CancellationToken.None);
        await Test.ExecuteAsync("UPDATE broadcasts SET author_chat_id = 7");
        await Test.ExecuteAsync(change);
        Test.Clock.Advance(TimeSpan.FromHours(26));
        Assert.Equal(begun, await Desk.BeginDueAsync(StartBroadcastsJob.Latest, CancellationToken.None));
    }

    [Fact]
    public async Task One_whose_hour_passed_between_a_backup_and_its_return_waits_for_a_word()
    {
        await MeetManyAsync(1);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} 明天 9:00"), CancellationToken.None);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await PrepareAsync())} 明天 11:00"), CancellationToken.None);
        Test.Clock.Advance(new DateTimeOffset(2026, 3, 3, 1, 30, 0, TimeSpan.Zero) - Now); // 9:30 there
        await Database.WriteAsync(session => new BroadcastsAfterRestore().AfterRestoreAsync(session, Test.Clock.GetUtcNow()), CancellationToken.None);
        await new StartBroadcastsJob(Desk).RunAsync(CancellationToken.None);

        Assert.Equal(0, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal(["paused restored", "scheduled "], await Test.QueryAsync<string>("SELECT state || ' ' || COALESCE(pause_reason, '') FROM broadcasts ORDER BY id"));
        Assert.Contains("恢复的旧备份", (await Commands.ListAsync(Tap("broadcasts", ""), CancellationToken.None)).Text.Plain, StringComparison.Ordinal);
        await Control.ResumeAsync(Tap("broadcast_resume", "1"), CancellationToken.None);
        Assert.Equal(1, await Filler.FillOnceAsync(CancellationToken.None));

        Test.Clock.Advance(TimeSpan.FromMinutes(91)); // the other one's hour was still to come
        await new StartBroadcastsJob(Desk).RunAsync(CancellationToken.None);
        Assert.Equal(1, await Filler.FillOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_correction_that_waited_for_a_word_is_withdrawn_where_the_broadcast_was_recalled_meanwhile()
    {
        await PauseWithApprovalAsync();
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚九点"), CancellationToken.None))), CancellationToken.None);
        await RecallAsync();

        await Schedule.ApproveAsync(Tap("broadcast_approve", "2") with { Person = Another }, CancellationToken.None);
        Assert.Equal(["withdrawn"], await Test.QueryAsync<string>("SELECT state FROM broadcasts WHERE id = 2"));
        Assert.DoesNotContain("九点", Assert.Single(await Test.QueryAsync<string>("SELECT html FROM broadcasts WHERE id = 1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_waited_for_a_word_is_withdrawn_where_another_was_approved_meanwhile()
    {
        await PauseWithApprovalAsync();
        foreach (var words in new[] { "今晚九点", "今晚十点" })
        {
            await Commands.SendAsync(Tap("broadcast_send", KeyOf(await Control.CorrectAsync(Tap("broadcast_correct", "1 " + words), CancellationToken.None))), CancellationToken.None);
        }

        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Schedule.ApproveAsync(Tap("broadcast_approve", "3") with { Person = Another }, CancellationToken.None);
        Assert.Equal(["今晚十点"], await Test.QueryAsync<string>("SELECT html FROM broadcasts WHERE id = 1"));
        var answer = await Schedule.ApproveAsync(Tap("broadcast_approve", "2") with { Person = Another }, CancellationToken.None);

        Assert.StartsWith("⚠️ 有人先一步", answer.Text.Plain, StringComparison.Ordinal);
        Assert.Equal(["withdrawn"], await Test.QueryAsync<string>("SELECT state FROM broadcasts WHERE id = 2"));
        Assert.Equal(["今晚十点"], await Test.QueryAsync<string>("SELECT html FROM broadcasts WHERE id = 1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correction_whose_hour_comes_after_a_recall_or_another_correction_is_withdrawn(bool isRecalled)
    {
        await MeetManyAsync(1);
        await SendAsync();
        await Control.PauseAsync(Tap("broadcast_pause", "1"), CancellationToken.None);
        await Schedule.ScheduleAsync(Tap("broadcast_at", $"{KeyOf(await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚九点"), CancellationToken.None))} in 2 hours"), CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        if (isRecalled)
        {
            await RecallAsync();
        }
        else
        {
            await Commands.SendAsync(Tap("broadcast_send", KeyOf(await Control.CorrectAsync(Tap("broadcast_correct", "1 今晚十点"), CancellationToken.None))), CancellationToken.None);
        }

        Test.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await Desk.BeginDueAsync(StartBroadcastsJob.Latest, CancellationToken.None));
        Assert.Equal(["withdrawn"], await Test.QueryAsync<string>("SELECT state FROM broadcasts WHERE id = 2"));
        Assert.DoesNotContain("九点", Assert.Single(await Test.QueryAsync<string>("SELECT html FROM broadcasts WHERE id = 1")), StringComparison.Ordinal);
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

        await Schedule.ApproveAsync(Tap("broadcast_approve", "1") with { Person = Another }, CancellationToken.None);
        Assert.Equal(60, await Filler.FillOnceAsync(CancellationToken.None));
        Assert.Equal(["broadcast 1: filling|unapproved", "broadcast 1: unapproved|"], await Test.QueryAsync<string>("SELECT action || '|' || COALESCE(was, '') FROM audit_entries ORDER BY id DESC"));
    }

    // A broadcast of which a second editor approved, and which was paused on its way.
    private async Task PauseWithApprovalAsync()
    {
        Guards = new BroadcastOptions { NeedsApproval = true };
        await MeetManyAsync(1);
        await SendAsync();
        await Schedule.ApproveAsync(Tap("broadcast_approve", "1") with { Person = Another }, CancellationToken.None);
        await Filler.FillOnceAsync(CancellationToken.None);
        await Control.PauseAsync(Tap("broadcast_pause", "1"), CancellationToken.None);
    }
}
