using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Feeds.Pulling;

public sealed class SqliteFeedRoundTests : FeedRoundTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PostgresFeedRoundTests : FeedRoundTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class FeedRoundTests : FeedTest
{
    [Fact]
    public async Task What_nobody_expected_of_one_feed_keeps_no_other_from_being_asked_and_is_told()
    {
        Server.Serve("/wrong", Rss(Item("first", "1", date: Now)));
        Server.Serve("/well", Rss(Item("second", "2", date: Now)));
        await File.WriteAllTextAsync(ListPath, $"feeds:\n  - url: {Server.At("/wrong")}\n    name: Wrong\n  - url: {Server.At("/well")}\n    name: Well\n");
        await PullAsync(Feed("/wrong"));
        Clock.Advance(TimeSpan.FromDays(1));
        await Test.ExecuteAsync("UPDATE feeds SET address = 'no address'");

        var told = await Assert.ThrowsAsync<AggregateException>(() => Round().RunAsync(null, null, CancellationToken.None));

        Assert.StartsWith("Wrong: ", Assert.Single(told.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Contains("second", ReadPosts().Keys);
    }
}
