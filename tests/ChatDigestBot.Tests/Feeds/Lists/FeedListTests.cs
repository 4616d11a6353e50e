using System.Text;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Feeds.Lists;

public sealed class FeedListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-feeds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_list_says_what_each_feed_is()
    {
        var feeds = FeedFile.Parse("""
            every: 1h
            feeds:
              - url: https://news.example/feed.xml
                name: 示例科技
                category: 新媒体
                channel: 资讯
                language: zh-hans
                every: 15m
                topics: [ai, chips]
                fulltext: true
              - url: https://other.example/
            """);
        Assert.Equal(2, feeds.Count);
        Assert.Equal(("示例科技", "新媒体", "资讯", "zh-Hans", TimeSpan.FromMinutes(15), true), (feeds[0].Name, feeds[0].Category, feeds[0].Channel, feeds[0].Language, feeds[0].Every, feeds[0].IsFullText));
        Assert.Equal(["ai", "chips"], feeds[0].Topics);
        Assert.Equal((null, ListedFeed.DefaultCategory, TimeSpan.FromHours(1)), (feeds[1].Name, feeds[1].Category, feeds[1].Every));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("feeds:\n")]
    [InlineData("feeds: []\n")]
    public void An_empty_list_is_no_fault(string yaml) => Assert.Empty(FeedFile.Parse(yaml));

    [Theory]
    [InlineData("feeds:\n  - name: x", "line 2, url: is missing")]
    [InlineData("feeds:\n  - url: news.example", "line 2, url: must be an address")]
    [InlineData("feeds:\n  - url: file:///etc/passwd", "line 2, url: must be an address")]
    [InlineData("feeds:\n  - url: https://a.example\n    evry: 1h", "line 3, evry: is unknown")]
    [InlineData("feeds:\n  - url: https://a.example\n    every: often", "line 3, every: must be a number")]
    [InlineData("feeds:\n  - url: https://a.example\n    language: de", "line 3, language: must be one of")]
    [InlineData("feeds:\n  - url: https://a.example\n    fulltext: maybe", "line 3, fulltext: must be true or false")]
    [InlineData("feeds:\n  - url: https://a.example\n  - url: https://a.example/", "line 3, url: https://a.example/ is there twice")]
    [InlineData("feeds: {", "is not valid YAML")]
    [InlineData("feeds: x", "feeds: must be a list")]
    public void A_wrong_list_says_where_and_why(string yaml, string problem) =>
        Assert.Contains(problem, Assert.Throws<ContentFileException>(() => FeedFile.Parse(yaml)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("# mine\nfeeds: []\n")]
    [InlineData("feeds:\n")]
    [InlineData("feeds:\n- url: https://a.example/ # the first\n")]
    [InlineData("every: 1h\nfeeds:\n    - url: https://a.example/\n      name: a")]
    public void Feeds_are_added_at_the_end_and_all_else_stays(string before)
    {
        ListedFeed[] added = [new() { Url = new Uri("https://b.example/x?a=1&b=2#c"), Name = "O'Brien: \"both\" # quotes", Category = "- 资讯" }, new() { Url = new Uri("https://c.example/") }];
        var after = FeedFileWriter.Add(before, added)!;
        var feeds = FeedFile.Parse(after);
        Assert.Equal(added.Select(feed => (feed.Url, feed.Name, feed.Category)), feeds.TakeLast(2).Select(feed => (feed.Url, feed.Name, feed.Category)));
        Assert.Equal(FeedFile.Parse(before).Count + 2, feeds.Count);
        Assert.All(before.Split('\n').Where(line => line.Contains('#', StringComparison.Ordinal)), line => Assert.Contains(line, after, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_written_in_one_line_is_left_alone() => Assert.Null(FeedFileWriter.Add("feeds: [{url: 'https://a.example/'}]\n", [new() { Url = new Uri("https://b.example/") }]));

    [Fact]
    public void A_list_goes_out_and_comes_back_as_opml()
    {
        ListedFeed[] feeds = [new() { Url = new Uri("https://a.example/?x=1&y=<"), Name = "A & \"B\"", Category = "新媒体" }, new() { Url = new Uri("https://b.example/"), Name = "b", Category = "编程", Language = "zh-Hant" }];
        var read = Opml.Read(Encoding.UTF8.GetBytes(Opml.Write(feeds)))!;
        Assert.Equal(feeds.Select(feed => (feed.Url, feed.Name, feed.Category, feed.Language)), read.Select(feed => (feed.Url, feed.Name, feed.Category, feed.Language)));
    }

    [Fact]
    public void Other_readers_lists_are_taken_though_they_are_written_badly()
    {
        var read = Opml.Read(Encoding.UTF8.GetBytes("""
            <?xml version="1.0"?><opml version="1.1"><body><outline text="News & more"><outline TITLE="One" xmlurl="https://one.example/feed"/><outline text="deeper"><outline text="Two" xmlUrl="http://two.example/?a=1&b=2"/></outline></outline>
            <outline text="Three" xmlUrl="https://three.example/"/><outline text="Again" xmlUrl="https://three.example/"/><outline text="None" xmlUrl="feed:nowhere"/></body></opml>
            """))!;
        Assert.Equal([("One", "News & more"), ("Two", "News & more"), ("Three", ListedFeed.DefaultCategory)], read.Select(feed => (feed.Name!, feed.Category)));
        Assert.Null(Opml.Read("<html/>"u8.ToArray()));
        Assert.Null(Opml.Read("nothing"u8.ToArray()));
    }

    [Fact]
    public async Task A_wrong_list_keeps_the_feeds_from_before_and_a_list_that_is_gone_is_no_longer_wrong()
    {
        var path = Path.Combine(_folder, "feeds.yaml");
        var list = new FeedList(new FeedsOptions { Path = path }, NullLogger<FeedList>.Instance);
        await File.WriteAllTextAsync(path, "feeds:\n  - url: https://a.example/");
        Assert.Single(list.Read());
        await File.WriteAllTextAsync(path, "feeds: x");
        Assert.Single(list.Read());
        Assert.Contains("must be a list", list.Problem, StringComparison.Ordinal);

        File.Delete(path);
        Assert.Empty(list.Read());
        Assert.Null(list.Problem);
        await File.WriteAllTextAsync(path, "feeds:\n  - url: https://a.example/");
        Assert.Single(list.Read());
    }
}
