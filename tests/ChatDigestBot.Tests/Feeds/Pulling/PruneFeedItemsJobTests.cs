using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Feeds.Pulling;

public sealed class SqlitePruneFeedItemsJobTests : PruneFeedItemsJobTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PostgresPruneFeedItemsJobTests : PruneFeedItemsJobTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class PruneFeedItemsJobTests : FeedTest
{
    [Fact]
    public async Task An_item_that_its_feed_still_shows_is_not_forgotten_because_the_feed_was_silent()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("kept", "1", date: Now), Item("gone", "2", date: Now)));
        await PullAsync(feed);
        Clock.Advance(TimeSpan.FromDays(200));
        Server.Serve("/a", Rss(Item("kept", "1", date: Now)));
        await PullAsync(feed);
        File.Delete(FileOf("kept"));
        Clock.Advance(TimeSpan.FromDays(250));
        Assert.Equal("1 old items forgotten", (await new PruneFeedItemsJob(Store, Clock).RunAsync(CancellationToken.None)).Summary);

        Server.Serve("/a", Rss(Item("kept", "1", date: Now), Item("new", "3", date: Now)));
        Assert.Equal(1, (await PullAsync(feed)).New);
        Assert.DoesNotContain("kept", ReadPosts().Keys);
    }
}
