using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

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
        Assert.Equal("1 old items forgotten", (await Job().RunAsync(CancellationToken.None)).Summary);

        Server.Serve("/a", Rss(Item("kept", "1", date: Now), Item("new", "3", date: Now)));
        Assert.Equal(1, (await PullAsync(feed)).New);
        Assert.DoesNotContain("kept", ReadPosts().Keys);
    }

    [Fact]
    public async Task What_a_feed_showed_that_left_the_list_is_known_for_a_year_and_then_forgotten()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        await PullAsync(feed);
        File.Delete(FileOf("one"));
        Clock.Advance(TimeSpan.FromDays(399));
        Assert.Equal("0 old items forgotten", (await Job().RunAsync(CancellationToken.None)).Summary);
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        Assert.Equal(0, (await PullAsync(feed)).New);

        Clock.Advance(TimeSpan.FromDays(401));
        Assert.Equal("1 old items forgotten", (await Job().RunAsync(CancellationToken.None)).Summary);
        Assert.Equal([0, 0], await Test.QueryAsync<long>("SELECT COUNT(*) FROM feed_items UNION ALL SELECT COUNT(*) FROM feeds"));
        Server.Serve("/a", Rss(Item("one", "1", date: Now.AddDays(-800)), Item("two", "2")));
        var again = await PullAsync(feed);
        Assert.Equal((2, 2), (again.New, again.Archive)); // written, and in nobody's digest
    }

    [Theory]
    [InlineData("feeds:\n- url: ADDRESS\n  name: 示例科技\n")]
    [InlineData("feeds: what is this")]
    public async Task What_a_listed_feed_showed_is_kept_however_long_it_was_not_asked_and_so_is_all_where_the_list_cannot_be_read(string yaml)
    {
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        await PullAsync(Feed("/a"));
        await File.WriteAllTextAsync(ListPath, yaml.Replace("ADDRESS", Server.At("/a").AbsoluteUri, StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromDays(800));
        Assert.Equal("0 old items forgotten", (await Job().RunAsync(CancellationToken.None)).Summary);
    }

    private PruneFeedItemsJob Job() => new(Store, new FeedList(new FeedsOptions { Path = ListPath }, NullLogger<FeedList>.Instance), Clock);
}
