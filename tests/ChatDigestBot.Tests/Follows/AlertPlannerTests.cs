using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Follows;

public sealed class AlertPlannerOnSqliteTests : AlertPlannerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class AlertPlannerOnPostgresTests : AlertPlannerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class AlertPlannerTests : AlertTest
{
    [Fact]
    public async Task Who_follows_what_comes_in_is_told_at_once_and_once()
    {
        await FollowAsync(7, "华为 芯片", "储能");
        await FollowAsync(8, "芯片，华为");
        await FollowAsync(9, "储能");
        await ComesAsync(1, "华为发布新芯片");

        var told = await TickAndDeliverAsync();
        Assert.Equal([7, 8], told.Select(message => message.ChatId).Order());
        Assert.All(told, message => Assert.Contains("<b>华为</b>发布新<b>芯片</b>", message.Html, StringComparison.Ordinal));
        Assert.Contains("🔔 <b>华为 芯片</b>", told.Single(message => message.ChatId == 7).Html, StringComparison.Ordinal);
        Assert.Contains("🔔 <b>芯片 华为</b>", told.Single(message => message.ChatId == 8).Html, StringComparison.Ordinal);

        Test.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await TickAndDeliverAsync());
        Assert.Equal("0 articles compared with 0 queries, 0 matches, 0 alerts planned", await TickAsync());
    }

    [Fact]
    public async Task What_matches_within_the_hour_comes_together_in_the_next()
    {
        await FollowAsync(7, "芯片");
        await ComesAsync(1, "第一款芯片");
        Assert.Single(await TickAndDeliverAsync());
        await ComesAsync(2, "第二款芯片");
        Test.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Empty(await TickAndDeliverAsync());
        await ComesAsync(3, "第三款芯片");
        Test.Clock.Advance(TimeSpan.FromMinutes(39));
        Assert.Empty(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromMinutes(1));

        var html = Assert.Single(await TickAndDeliverAsync()).Html;
        Assert.Contains("第二款", html, StringComparison.Ordinal);
        Assert.Contains("第三款", html, StringComparison.Ordinal);
        Assert.DoesNotContain("第一款", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_night_is_waited_out()
    {
        await FollowAsync(7, "芯片");
        Test.Clock.Advance(TimeSpan.FromHours(15)); // 23:00 in Shanghai
        await ComesAsync(1, "夜里的芯片");
        Assert.Empty(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Empty(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(await TickAndDeliverAsync());
    }

    [Fact]
    public async Task What_an_alert_told_is_in_no_digest_and_the_other_way_round()
    {
        await FollowAsync(7, "芯片");
        await SubscribeAsync(7, "ai");
        await ComesAsync(1, "提醒过的芯片");
        await TickAsync();
        var alert = Assert.Single(await DueAsync(DeliveryUnit.AlertLane));
        await MarkAsync([alert]); // under way is as good as told
        await ComesAsync(2, "别的消息");
        await NextMorningAsync();
        await SettleAsync(alert, new Disposition.Done(1));
        var digest = (await DeliverAsync()).Single(message => !message.Html.Contains("🔔", StringComparison.Ordinal)).Html;
        Assert.Contains("别的消息", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("提醒过的芯片", digest, StringComparison.Ordinal);

        await ComesAsync(3, "简报里的芯片");
        await NextMorningAsync();
        Assert.DoesNotContain(await TickAndDeliverAsync(), message => message.Html.Contains("🔔", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Archive_adverts_old_empty_and_earlier_articles_and_told_stories_are_no_news()
    {
        await FollowAsync(7, "芯片");
        await ComesAsync(1, "芯片 1", article => article with { IsArchive = true });
        await ComesAsync(2, "芯片 2", article => article with { IsAdvert = true });
        await ComesAsync(3, "芯片 3", article => article with { PublishedAt = Now.AddDays(-7.1) });
        await ComesAsync(4, "芯片 4", article => article with { Words = 0 });
        await ComesAsync(5, "芯片 5", article => article with { FirstSeenAt = Now.AddMinutes(-31) });
        Assert.Empty(await TickAndDeliverAsync());

        await ComesAsync(6, "芯片 6");
        Assert.Single(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromHours(2));
        await ComesAsync(7, "芯片 7", article => article with { StoryId = "s6", IsStoryLead = false });
        Assert.Empty(await TickAndDeliverAsync());
    }

    [Fact]
    public async Task An_article_that_does_not_stand_for_its_story_is_told_if_the_story_is_not()
    {
        await FollowAsync(7, "芯片");
        await ComesAsync(1, "别的说法");
        await ComesAsync(2, "芯片的说法", article => article with { StoryId = "s1", IsStoryLead = false });
        Assert.Contains("<b>芯片</b>的说法", Assert.Single(await TickAndDeliverAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_written_again_is_compared_again_and_told_once()
    {
        await FollowAsync(7, "芯片");
        await ComesAsync(1, "标题没有那个词");
        Assert.Empty(await TickAndDeliverAsync());
        await Test.ExecuteAsync("DELETE FROM article_topics; DELETE FROM articles");
        await ComesAsync(1, "标题有芯片了");
        Assert.Single(await TickAndDeliverAsync());
        await Test.ExecuteAsync("DELETE FROM article_topics; DELETE FROM articles");
        await ComesAsync(1, "芯片，又改了一次");
        Test.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await TickAndDeliverAsync());
    }

    [Fact]
    public async Task Who_stopped_paused_or_blocked_is_not_told_and_after_a_break_what_is_still_news_comes()
    {
        foreach (var chat in new[] { 7L, 8, 9 })
        {
            await FollowAsync(chat, "芯片");
        }

        await Database.WriteAsync(session => Subscribers.StopAsync(session, new Target(7, null), Now), CancellationToken.None);
        await PauseAsync(8, Now.AddHours(3));
        await Test.ExecuteAsync("UPDATE chats SET reachability = 'blocked' WHERE id = 9");
        await ComesAsync(1, "新芯片");
        Assert.Empty(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(8, Assert.Single(await TickAndDeliverAsync()).ChatId);
    }

    [Fact]
    public async Task Who_was_refused_once_is_told_again_when_chats_are_tried_once_more()
    {
        await FollowAsync(7, "芯片");
        await Test.ExecuteAsync("UPDATE chats SET reachability = 'missing', refusals = 1, try_again_at = @at WHERE id = 7", new { at = Now.AddHours(20) });
        await ComesAsync(1, "新芯片");
        Assert.Empty(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromDays(1));
        await ComesAsync(2, "第二天的芯片");
        Assert.Equal(7, Assert.Single(await TickAndDeliverAsync()).ChatId);
    }

    [Fact]
    public async Task Planned_but_not_sent_when_somebody_pauses_or_stops_it_is_not_sent()
    {
        await FollowAsync(7, "芯片");
        await FollowAsync(8, "芯片");
        await FollowAsync(9, "芯片");
        await ComesAsync(1, "新芯片");
        await TickAsync();
        await PauseAsync(7, Now.AddDays(1));
        await Database.WriteAsync(session => Subscribers.StopAsync(session, new Target(8, null), Now), CancellationToken.None);

        var due = await DueAsync(DeliveryUnit.AlertLane);
        Assert.Equal([(7L, false), (8, false), (9, true)], due.OrderBy(row => row.ChatId).Select(row => (row.ChatId, row.IsWanted)));
        Assert.All(due, row => Assert.Equal(DeliveryKind.Alert, row.Kind));
    }

    [Fact]
    public async Task What_the_evening_overtook_comes_in_the_morning()
    {
        await FollowAsync(7, "芯片");
        Test.Clock.Advance(TimeSpan.FromHours(13)); // 21:00 in Shanghai
        await ComesAsync(1, "新芯片");
        await TickAsync();
        var row = Assert.Single(await DueAsync(DeliveryUnit.AlertLane));
        Test.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(new Disposition.Cancel("late"), DeliveryPolicy.BeforeAttempt(row, Now));
        await Database.WriteAsync(session => Queue.SettleAsync(session, [new Settlement { Row = row, Epoch = 0, Disposition = new Disposition.Cancel("late"), WasTried = false }]), CancellationToken.None);

        Assert.Empty(await TickAndDeliverAsync());
        Assert.Empty(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromHours(10).Add(TimeSpan.FromMinutes(4)));
        Assert.Single(await TickAndDeliverAsync());
        Test.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await TickAndDeliverAsync());
    }

    [Fact]
    public async Task Cut_short_anywhere_the_next_tick_goes_on_and_nobody_is_told_twice()
    {
        await FollowAsync(7, "芯片");
        await FollowAsync(8, "芯片");
        await ComesAsync(1, "新芯片");
        await FailAsync(session => AlertStore.WriteMatchesAsync(session, [1], [new FoundMatch("x", 1, Now)], Now));
        await Matcher.RunAsync(CancellationToken.None);
        await FailAsync(session => AlertStore.FanOutMatchesAsync(session, 1, Now));
        Assert.True(await Database.WriteAsync(session => AlertStore.FanOutMatchesAsync(session, 1, Now), CancellationToken.None));
        Assert.True(await Database.ReadAsync(session => AlertStore.HasWorkAsync(session, Now), CancellationToken.None));
        await TickAsync();
        Assert.False(await Database.ReadAsync(session => AlertStore.HasWorkAsync(session, Now), CancellationToken.None));
        await Alerts.PlanAsync(Now, CancellationToken.None);
        Assert.Equal([7, 8], (await DeliverAsync()).Select(message => message.ChatId).Order());
    }

    [Fact]
    public async Task Followers_beyond_a_batch_are_all_told()
    {
        foreach (var chat in Enumerable.Range(1, 1100))
        {
            await FollowAsync(chat, "芯片");
        }

        await ComesAsync(1, "新芯片");
        Assert.Contains("1 matches, 1100 alerts planned", await TickAsync(), StringComparison.Ordinal);
        Assert.Single(await Test.QueryAsync<long>("SELECT DISTINCT content_id FROM deliveries"));
    }

    [Fact]
    public async Task Three_nodes_at_once_tell_everybody_once()
    {
        foreach (var chat in Enumerable.Range(1, 700))
        {
            await FollowAsync(chat, "芯片", "华为");
        }

        foreach (var id in Enumerable.Range(1, 60))
        {
            await ComesAsync(id, $"芯片 {id}，华为");
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(TickAsync)));
        await TickAsync();
        Assert.Equal(120, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM follow_matches"))[0]);
        Assert.Equal(700, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries"))[0]);
        Assert.Equal(700, (await Test.QueryAsync<int>("SELECT COUNT(DISTINCT chat_id) FROM deliveries"))[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_that_was_met_under_two_ids_is_told_once(bool followsUnderBoth)
    {
        var chats = new ChatStore(Database, new AccessOptions(new HashSet<long>()));
        await FollowAsync(-1001, "芯片");
        await FollowAsync(-100, followsUnderBoth ? ["芯片"] : []);
        await ComesAsync(1, "新芯片");
        await TickAndDeliverAsync();
        await Database.WriteAsync(session => chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromHours(2));
        await ComesAsync(2, "第二款芯片");
        await ComesAsync(3, "第一款芯片，又一家", article => article with { StoryId = "s1", IsStoryLead = false });
        var (chat, html) = Assert.Single(await TickAndDeliverAsync());
        Assert.Equal(-100, chat);
        Assert.DoesNotContain("又一家", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_matches_and_the_memory_of_those_who_follow_nothing_are_removed()
    {
        await FollowAsync(7, "芯片");
        await ComesAsync(1, "新芯片");
        await TickAndDeliverAsync();
        Test.Clock.Advance(TimeSpan.FromHours(95));
        var job = new PruneFollowsJob(Database, new(), Test.Clock);
        Assert.Equal("0 matches removed", (await job.RunAsync(CancellationToken.None)).Summary);
        Test.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("1 matches removed", (await job.RunAsync(CancellationToken.None)).Summary);
        Assert.Equal(1, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM alerts"))[0]);

        // Numbers go on: what comes is behind what was settled.
        await ComesAsync(2, "第二款芯片");
        Assert.Single(await TickAndDeliverAsync());
        await Follows.RemoveAllAsync(new Target(7, null), CancellationToken.None);
        await job.RunAsync(CancellationToken.None);
        Assert.Equal(0, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM alerts"))[0]);
    }

    // As if the process died before the commit.
    private async Task FailAsync<T>(Func<DbSession, Task<T>> write) => await Assert.ThrowsAsync<TimeoutException>(() => Database.WriteAsync<T>(
        async session =>
        {
            await write(session);
            throw new TimeoutException();
        },
        CancellationToken.None));
}
