using System.Text;
using System.Xml;
using System.Xml.Linq;
using ChatDigestBot.Articles;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Public;

namespace ChatDigestBot.Tests.Public;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    /// <summary>What RFC 4287 asks of a feed and of each entry, counted one by one.</summary>
    [Fact]
    public void A_feed_has_what_the_standard_asks_for_and_each_of_it_once()
    {
        var feed = Parse(Write([Article("a1"), Article("b2") with { CorrectedAt = Now.AddHours(1), Link = "https://site.example/b?x=1&y=2", Source = null }]));
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var part in new[] { feed }.Concat(feed.Elements(Atom + "entry")))
        {
            Assert.All(["id", "title", "updated"], name => Assert.Single(part.Elements(Atom + name)));
            Assert.True(Uri.IsWellFormedUriString(part.Element(Atom + "id")!.Value, UriKind.Absolute));
            Assert.Equal(XmlConvert.ToDateTimeOffset(part.Element(Atom + "updated")!.Value).Offset, TimeSpan.Zero);
            Assert.Single(part.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "alternate");
        }

        Assert.Equal(feed.Element(Atom + "id")!.Value, Assert.Single(feed.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.Single(feed.Elements(Atom + "author"));
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(2, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal("https://site.example/b?x=1&y=2", entries[1].Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "via").Attribute("href")!.Value);
        Assert.Equal("2026-11-29T05:00:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.Equal(["ai"], entries[0].Elements(Atom + "category").Select(category => category.Attribute("term")!.Value));
    }

    [Fact]
    public void Our_own_reader_takes_it_back()
    {
        var bytes = Write([Article("a1") with { Title = "A < B & \"C\" ]]> \u0001\uFFFF 智慧" }]);
        var document = Assert.IsType<FeedReading.Read>(FeedDocumentReader.Read(bytes, new FeedOrigin(new Uri("https://bot.example/feeds/all.xml")), Now)).Document;
        Assert.Equal(FeedRepair.None, document.Repair);
        var item = Assert.Single(document.Items);
        Assert.Equal(("A < B & \"C\" ]]> 智慧", "https://bot.example/a/a1", "示例科技", Now.AddHours(-1)), (item.Title, item.Link!.AbsoluteUri, item.Author, item.PublishedAt));
    }

    [Fact]
    public void Without_news_it_stays_byte_for_byte_the_same_and_an_empty_one_is_a_feed()
    {
        Assert.Equal(Write([Article("a1")]), Write([Article("a1")]));
        Assert.Empty(Parse(Write([])).Elements(Atom + "entry"));
    }

    private static byte[] Write(IReadOnlyList<Article> articles) => AtomFeed.Write("https://bot.example", "/feeds/all.xml", "每日 & more", "Bot", articles);

    private static XElement Parse(byte[] bytes) => XDocument.Parse(Encoding.UTF8.GetString(bytes)).Root!;

    private static Article Article(string key) => new()
    {
        Id = 1,
        Key = key,
        Path = "a.md",
        Title = "标题",
        Source = "示例科技",
        PublishedAt = Now.AddHours(-1),
        FirstSeenAt = Now,
        Language = "zh-Hans",
        Topics = ["ai"],
        StoryId = "s",
        IsStoryLead = true,
        StorySources = 1,
        Words = 10,
        ReadingMinutes = 1,
        Summary = "摘要。",
        IsAdvert = false,
        IsArchive = false,
    };
}
