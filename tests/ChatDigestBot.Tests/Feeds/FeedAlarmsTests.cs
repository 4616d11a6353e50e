using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Feeds;

public sealed class FeedAlarmsTests : FeedTest
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task A_feed_that_fails_for_three_days_is_told_of_until_it_works_again_or_is_paused()
    {
        await File.WriteAllTextAsync(ListPath, $"feeds:\n- url: {Server.At("/a")}\n  name: 示例科技\n");
        var board = new FeedBoard(new FeedList(new FeedsOptions { Path = ListPath }, NullLogger<FeedList>.Instance), Store, Clock);
        var feed = Assert.Single(await board.ListAsync(CancellationToken.None)).Feed;
        var alarms = new FeedAlarms(board);
        await PullAsync(feed); // there is nothing at its address
        var began = Now;
        Clock.Advance(TimeSpan.FromDays(2.9));
        await PullAsync(feed);
        Assert.Empty(await alarms.FindAlarmsAsync(Now, CancellationToken.None));

        Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal([new Alarm(FeedAlarms.Dead, "示例科技", began)], await alarms.FindAlarmsAsync(Now, CancellationToken.None));
        await Test.ExecuteAsync("ALTER TABLE audit_entries RENAME TO away");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => board.SetPausedAsync(feed.Key, isPaused: true, admin: 7, CancellationToken.None));
        Assert.NotEmpty(await alarms.FindAlarmsAsync(Now, CancellationToken.None)); // nothing is paused that does not stand in the audit log
        await Test.ExecuteAsync("ALTER TABLE away RENAME TO audit_entries");
        await board.SetPausedAsync(feed.Key, isPaused: true, admin: 7, CancellationToken.None);
        Assert.Empty(await alarms.FindAlarmsAsync(Now, CancellationToken.None));

        await board.SetPausedAsync(feed.Key, isPaused: false, admin: 7, CancellationToken.None);
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        await PullAsync(feed);
        Assert.Empty(await alarms.FindAlarmsAsync(Now, CancellationToken.None));
    }
}
