using System.Text;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Tests.Feeds.Reading;

public sealed class FeedDocumentReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);
    private static readonly Uri Address = new("https://news.example/feeds/all.xml");

    [Theory]
    [InlineData("""<rss version="0.91"><channel><title>T</title><item><title>A</title><link>https://news.example/a</link><description>text</description></item></channel></rss>""")]
    [InlineData("""<rss version="0.92"><channel><title>T</title><item><title>A</title><link>https://news.example/a</link><description>text</description></item></channel></rss>""")]
    [InlineData("""<rss><channel><title>T</title><item><title>A</title><link>https://news.example/a</link><description>text</description></item></channel></rss>""")]
    [InlineData("""<rss version="2.0"><channel><title>T</title><item><title>A</title><link>https://news.example/a</link><description>text</description></item></channel></rss>""")]
    [InlineData("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item><title>A</title><link>https://news.example/a</link><description>text</description></item></rdf:RDF>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title><link href="https://news.example/a"/><summary>text</summary></entry></feed>""")]
    [InlineData("""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title>A</title><link rel="alternate" href="https://news.example/a"/><content mode="escaped">text</content></entry></feed>""")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://news.example/a","title":"A","content_text":"text"}]}""")]
    public void Every_dialect_gives_the_same_item(string feed)
    {
        var document = Read(feed);
        var item = Assert.Single(document.Items);
        Assert.Equal(("T", "A", "https://news.example/a", "<p>text</p>"), (document.Title, item.Title, item.Link!.AbsoluteUri, item.Body.Trim()));
        Assert.Equal(FeedRepair.None, document.Repair);
    }

    [Fact]
    public void The_whole_content_wins_over_the_description() =>
        Assert.Equal("<p>whole</p>", Single("""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>A</title><description>short</description><content:encoded><![CDATA[<p>whole</p>]]></content:encoded></item></channel></rss>""").Body);

    [Fact]
    public void Markup_in_an_atom_entry_keeps_its_paragraphs() =>
        Assert.Equal("<div><p>one</p><p>two</p></div>", Single("""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>one</p><p>two</p></div></content></entry></feed>""").Body);

    [Fact]
    public void Markup_in_a_description_that_nobody_escaped_keeps_its_paragraphs() =>
        Assert.Equal("<p>one</p><p>two</p>", Single("<rss version='2.0'><channel><item><title>A</title><description><p>one</p><p>two</p></description></item></channel></rss>").Body);

    [Fact]
    public void Prefixed_markup_is_markup() =>
        Assert.Equal("<div><p>one</p></div>", Single("""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><entry><title>A</title><content type="xhtml"><h:div><h:p>one</h:p></h:div></content></entry></feed>""").Body);

    [Theory]
    [InlineData("A & B", "A & B")]
    [InlineData("A &amp;amp; B", "A & B")]
    [InlineData("A&nbsp;B", "A B")]
    [InlineData("A &mdash; B", "A — B")]
    [InlineData("3 < 5 und 7 > 6", "3 < 5 und 7 > 6")]
    [InlineData("&lt;b&gt;A&lt;/b&gt; B", "A B")]
    [InlineData("H&lt;sub&gt;2&lt;/sub&gt;O und &lt;a href='x'&gt;mehr&lt;/a&gt;&lt;br/&gt;davon", "H2O und mehr davon")]
    [InlineData("A\u0001\u0008 B", "A B")]
    [InlineData("A&#0;&#x1F; B", "A B")]
    [InlineData("A\n   B", "A B")]
    [InlineData("A ]]> B", "A ]]> B")]
    [InlineData("&bogus; A", "&bogus; A")]
    [InlineData("智慧城市&#160;&#8212;&#x4E00;", "智慧城市 —一")]
    public void A_title_with_stray_signs_is_read_as_meant(string title, string meant) => Assert.Equal(meant, Single(Rss(title, "text")).Title);

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>T</title><item><title>A</title><dc:creator>Li</dc:creator><content:encoded>&lt;p&gt;whole&lt;/p&gt;</content:encoded></item></channel></rss>", FeedRepair.Mended)]
    [InlineData("\n\n  <?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><title>T</title><item><title>A</title><description>&lt;p&gt;whole&lt;/p&gt;</description><author>li@news.example (Li)</author></item></channel></rss>", FeedRepair.None)]
    [InlineData("<br />\n<b>Warning</b>: mysql_connect() in <b>/var/www/feed.php</b><br />\n<?xml version='1.0'?><rss version='2.0'><channel><title>T</title><item><title>A</title><description>&lt;p&gt;whole&lt;/p&gt;</description><author>Li</author></item></channel></rss>", FeedRepair.None)]
    [InlineData("<rss version='2.0'><channel><title>T</title><item><title>A</title><author>Li</author><description><p>whole</p><br></description></item></channel></rss>", FeedRepair.PickedOut)]
    [InlineData("<rss version='2.0'><channel><title>T</title><item><title>A</title><author>Li</author><description><![CDATA[<p>whole</p>]]></description></item><item><title>cut o", FeedRepair.PickedOut)]
    [InlineData("<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><rss version='2.0'><channel><title>T</title><item><title>A</title><author>Li</author><description>&lt;p&gt;whole&lt;/p&gt;</description></item></channel></rss>", FeedRepair.None)]
    [InlineData("<rss version='2.0'><channel><title>T</title><item><title>A</title><author>Li</author><description><![CDATA[<p>whole</p>", FeedRepair.PickedOut)]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><title>A</title><author><name>Li</name></author><content type='html'><p>whole</p></content></entry></feed>", FeedRepair.None)]
    internal void Broken_xml_is_mended_or_its_items_are_picked_out(string feed, FeedRepair repair)
    {
        var document = Read(feed);
        var item = document.Items[0];
        Assert.Equal(("A", "Li", "<p>whole</p>"), (item.Title, item.Author, item.Body.Replace("<br>", "", StringComparison.Ordinal).Trim()));
        Assert.Equal(repair, document.Repair);
    }

    [Theory]
    [InlineData("GB18030", "GBK", null)]
    [InlineData("GB18030", null, null)]
    [InlineData("GB18030", "UTF-8", null)]
    [InlineData("big5", "Big5", null)]
    [InlineData("big5", null, null)]
    [InlineData("big5", null, "zh-Hant")]
    [InlineData("utf-8", "GB2312", null)]
    [InlineData("utf-8", "ISO-8859-1", null)]
    [InlineData("utf-8", "nonsense", null)]
    [InlineData("utf-16", "utf-16", null)]
    [InlineData("utf-16BE", null, null)]
    public void Declared_undeclared_and_wrongly_declared_encodings_are_read(string real, string? declared, string? language)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var declaration = declared is null ? "<?xml version='1.0'?>" : $"<?xml version='1.0' encoding='{declared}'?>";
        var text = real is "big5" ? "這是我們城市的新聞，說的是市中心的公園。" : "这是我们城市的新闻，说的是市中心的公园。";
        var bytes = Encoding.GetEncoding(real).GetBytes(declaration + $"<rss version='2.0'><channel><title>T</title><item><title>{text}</title></item></channel></rss>");
        var reading = Assert.IsType<FeedReading.Read>(FeedDocumentReader.Read(bytes, new FeedOrigin(Address, null, language), Now));
        Assert.Equal(text, reading.Document.Items.Single().Title);
    }

    [Fact]
    public void The_charset_of_the_header_helps_where_the_document_says_nothing()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("shift_jis").GetBytes("<rss version='2.0'><channel><item><title>東京のニュース</title></item></channel></rss>");
        var reading = Assert.IsType<FeedReading.Read>(FeedDocumentReader.Read(bytes, new FeedOrigin(Address, "Shift_JIS"), Now));
        Assert.Equal("東京のニュース", reading.Document.Items.Single().Title);
    }

    [Fact]
    public void Relative_links_and_pictures_become_whole_and_nothing_that_runs_stays()
    {
        var item = Single("""
            <rss version="2.0"><channel><link>https://site.example/blog/</link><item><title>A</title><link>/posts/1</link><description><![CDATA[
            <p onclick="x()">x <a href="../2">two</a><a href="javascript:alert(1)">three</a><img src="/i.jpg"><img data-src="j.jpg" src="data:image/gif;base64,R0"></p><script>alert(1)</script><style>p{}</style><iframe src="//evil"></iframe>
            ]]></description></item></channel></rss>
            """);
        Assert.Equal("https://site.example/posts/1", item.Link!.AbsoluteUri);
        Assert.Equal(
            """<p>x <a href="https://site.example/2">two</a><a>three</a><img src="https://site.example/i.jpg"><img src="https://site.example/posts/j.jpg"></p>""",
            item.Body.Trim());
    }

    [Theory]
    [InlineData("""<media:content xmlns:media="http://search.yahoo.com/mrss/" url="/p.jpg" medium="image"/>""")]
    [InlineData("""<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:thumbnail url="https://news.example/p.jpg"/></media:group>""")]
    [InlineData("""<enclosure url="https://news.example/p.jpg" type="image/jpeg" length="1"/>""")]
    [InlineData("""<itunes:image xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" href="https://news.example/p.jpg"/>""")]
    public void A_picture_that_the_feed_names_is_the_items_picture(string element) =>
        Assert.Equal("https://news.example/p.jpg", Single($"<rss version=\"2.0\"><channel><item><title>A</title>{element}<enclosure url=\"https://news.example/s.mp3\" type=\"audio/mpeg\"/></item></channel></rss>").Picture);

    [Fact]
    public void An_item_without_a_title_is_called_by_its_beginning()
    {
        Assert.Equal("今天上午市中心的公园重新开放了。", Single(Rss("", "&lt;p&gt;今天上午市中心的公园重新开放了。晚上还有音乐会。&lt;/p&gt;")).Title);
        Assert.Empty(Read(Rss("", "")).Items);
    }

    [Fact]
    public void A_web_page_tells_which_feeds_it_has_those_of_comments_last()
    {
        var reading = ReadAny("""
            <!DOCTYPE html><html><head><link rel="stylesheet" href="x.css"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
            <link rel="alternate" type="application/atom+xml" href="atom.xml"></head><body><p>hi</body></html>
            """);
        Assert.Equal(["https://news.example/feeds/atom.xml", "https://news.example/comments.xml"], Assert.IsType<FeedReading.Page>(reading).Feeds.Select(feed => feed.AbsoluteUri));
        Assert.Empty(Assert.IsType<FeedReading.Page>(ReadAny("<html><body>404</body></html>")).Feeds);
    }

    [Theory]
    [InlineData("", FeedTroubleKind.Empty)]
    [InlineData("  \r\n ", FeedTroubleKind.Empty)]
    [InlineData("just words", FeedTroubleKind.NotAFeed)]
    [InlineData("{\"items\":1}", FeedTroubleKind.NotAFeed)]
    [InlineData("{\"items\":[", FeedTroubleKind.NotAFeed)]
    [InlineData("<opml version='1.0'><body/></opml>", FeedTroubleKind.NotAFeed)]
    [InlineData("<rss>", FeedTroubleKind.NotAFeed)]
    internal void What_is_no_feed_is_named(string text, FeedTroubleKind kind) =>
        Assert.Equal(kind, Assert.IsType<FeedReading.Unreadable>(ReadAny(text)).Trouble.Kind);

    [Theory]
    [InlineData("<ttl>90</ttl>", 90)]
    [InlineData("<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>hourly</sy:updatePeriod><sy:updateFrequency xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>2</sy:updateFrequency>", 30)]
    [InlineData("<ttl>soon</ttl>", null)]
    public void A_feed_says_how_often_it_wants_to_be_asked(string element, int? minutes) =>
        Assert.Equal(minutes, (int?)Read($"<rss version='2.0'><channel><title>T</title>{element}<item><title>A</title></item></channel></rss>").AsksToWait?.TotalMinutes);

    [Fact]
    public void Of_thousands_of_items_the_newest_are_read()
    {
        var items = string.Concat(Enumerable.Range(0, 5_000).Select(number => $"<item><title>n{number}</title><pubDate>{Now.AddMinutes(number - 5_000):R}</pubDate></item>"));
        var document = Read($"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>");
        Assert.Equal(FeedDocumentReader.MaxItems, document.Items.Count);
        Assert.Equal(["n4999", "n3000"], [document.Items[0].Title, document.Items[^1].Title]);
    }

    [Theory]
    [InlineData("<rss version='2.0'><channel><item><title>A</title><description>{0}</description></item></channel></rss>", "<d>")]
    [InlineData("<rss version='2.0'><channel><item><title>A</title><description><![CDATA[{0}]]></description></item></channel></rss>", "<div>")]
    [InlineData("{{\"items\":{0}", "[")]
    [InlineData("{0}", "<rss><item><title>")]
    [InlineData("<rss>{0}", "&")]
    [InlineData("<rss><item>{0}", "<title a=\"")]
    public void A_feed_made_to_be_deep_or_slow_ends(string frame, string piece)
    {
        var length = 400_000 / piece.Length;
        var text = frame.Replace("{{", "{", StringComparison.Ordinal).Replace("{0}", string.Concat(Enumerable.Repeat(piece, length)), StringComparison.Ordinal);
        Assert.NotNull(ReadAny(text));
    }

    private static string Rss(string title, string description) =>
        $"<rss version=\"2.0\"><channel><title>T</title><item><title>{title}</title><description>{description}</description></item></channel></rss>";

    private static FeedItem Single(string feed) => Assert.Single(Read(feed).Items);

    private static FeedDocument Read(string feed) => Assert.IsType<FeedReading.Read>(ReadAny(feed)).Document;

    private static FeedReading ReadAny(string feed) => FeedDocumentReader.Read(Encoding.UTF8.GetBytes(feed), new FeedOrigin(Address), Now);
}
