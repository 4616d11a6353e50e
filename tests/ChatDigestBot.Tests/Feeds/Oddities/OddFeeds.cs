using System.Globalization;
using System.IO.Compression;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Feeds.Reading;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.Feeds.Oddities;

/// <summary>The feeds of the table in docs/feeds.md, each written after real ones.</summary>
internal static class OddFeeds
{
    private const string Park = "市中心的公园重新开放";
    private const string Taiwan = "市中心的公園重新開放，晚上還有音樂會";

    public static IReadOnlyList<OddFeed> All { get; } = [.. Dialects(), .. Encodings(), .. BrokenXml(), .. Contents(), .. Dates(), .. Ids(), .. Answers(), .. Redirects()];

    private static IEnumerable<OddFeed> Dialects() =>
    [
        OddFeed.Of("rss-0.91", $"<rss version=\"0.91\"><channel><title>T</title><item><title>{Park}</title><link>https://site.example/1</link></item></channel></rss>") with { Titles = [Park] },
        OddFeed.Of("rss-0.92", $"<rss version=\"0.92\"><channel><title>T</title><item><title>{Park}</title><description>text</description></item></channel></rss>") with { Titles = [Park] },
        OddFeed.Of("rss-1.0", $"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel><title>T</title></channel><item><title>{Park}</title><link>https://site.example/1</link></item></rdf:RDF>") with { Titles = [Park] },
        OddFeed.Of("rss-2.0", OddFeed.Rss(OddFeed.Item(Park) + OddFeed.Item("第二条"))) with { Titles = [Park, "第二条"] },
        OddFeed.Of("atom-0.3", $"<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>T</title><entry><title>{Park}</title><content mode=\"escaped\">text</content></entry></feed>") with { Titles = [Park] },
        OddFeed.Of("atom-1.0", $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><title type=\"html\">&lt;b&gt;{Park}&lt;/b&gt;</title><link href=\"https://site.example/1\"/><summary>text</summary></entry></feed>", "application/atom+xml") with { Titles = [Park], Holds = ["link: 'https://site.example/1'"] },
        OddFeed.Of("atom-xhtml", $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>{Park}</title><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>one</p><p>two</p></div></content></entry></feed>") with { Titles = [Park], Holds = ["<p>one</p><p>two</p>"] },
        OddFeed.Of("json-1.0", $$"""{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","title":"{{Park}}","content_html":"<p>text</p>"}]}""", "application/json") with { Titles = [Park], Holds = ["<p>text</p>"] },
        OddFeed.Of("json-1.1", $$"""{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"url":"/1","title":"{{Park}}","content_text":"a < b","authors":[{"name":"Li"}]},{"id":"2","content_text":"没有标题的一条。"}]}""", "application/feed+json") with { Titles = [Park, "没有标题的一条。"], Holds = ["a &lt; b", "author: 'Li'"] },
        OddFeed.Of("json-with-control-characters", $$"""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"{{Park}}","content_html":"<p>a\u0000b\u0008c</p>"}]}""", "application/json") with { Titles = [Park], Holds = ["<p>abc</p>"] },
        OddFeed.Of("said-to-be-html", OddFeed.Rss(OddFeed.Item(Park)), "text/html") with { Titles = [Park] },
        OddFeed.Of("said-to-be-a-file", OddFeed.Rss(OddFeed.Item(Park)), "application/octet-stream") with { Titles = [Park] },
    ];

    private static IEnumerable<OddFeed> Encodings() =>
    [
        OddFeed.In("gbk-declared", "GB18030", $"<?xml version=\"1.0\" encoding=\"GBK\"?><rss version=\"2.0\"><channel><item><title>{Park}</title></item></channel></rss>") with { Titles = [Park] },
        OddFeed.In("gbk-in-the-header", "GB18030", $"<rss version=\"2.0\"><channel><item><title>{Park}</title></item></channel></rss>", "text/xml; charset=gb2312") with { Titles = [Park] },
        OddFeed.In("gbk-undeclared", "GB18030", $"<rss version=\"2.0\"><channel><item><title>{Park}</title></item></channel></rss>") with { Titles = [Park] },
        OddFeed.In("gbk-that-says-utf-8", "GB18030", OddFeed.Rss(OddFeed.Item(Park))) with { Titles = [Park] },
        OddFeed.In("big5-declared", "big5", $"<?xml version=\"1.0\" encoding=\"Big5\"?><rss version=\"2.0\"><channel><item><title>{Taiwan}</title></item></channel></rss>") with { Titles = [Taiwan] },
        OddFeed.In("big5-undeclared", "big5", $"<rss version=\"2.0\"><channel><item><title>{Taiwan}</title></item></channel></rss>") with { Titles = [Taiwan], Language = "zh-Hant" },
        OddFeed.Of("utf-8-that-says-latin-1", $"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><item><title>{Park}</title></item></channel></rss>") with { Titles = [Park] },
        OddFeed.In("utf-16-with-a-mark", "utf-16", $"<?xml version=\"1.0\" encoding=\"utf-16\"?><rss version=\"2.0\"><channel><item><title>{Park}</title></item></channel></rss>") with { Titles = [Park] },
        OddFeed.In("utf-8-with-a-mark", "utf-8", OddFeed.Rss(OddFeed.Item(Park))) with { Titles = [Park] },
        OddFeed.Of("encoding-that-does-not-exist", $"<?xml version=\"1.0\" encoding=\"utf-42\"?><rss version=\"2.0\"><channel><item><title>{Park}</title></item></channel></rss>") with { Titles = [Park] },
    ];

    private static IEnumerable<OddFeed> BrokenXml() =>
    [
        OddFeed.Of("stray-ampersands", OddFeed.Rss(OddFeed.Item("A&B & C", "q?a=1&b=2", "<link>https://site.example/?a=1&b=2</link>"))) with { Titles = ["A&B & C"], Holds = ["https://site.example/?a=1&b=2"] },
        OddFeed.Of("control-characters", OddFeed.Rss(OddFeed.Item($"{Park}\u0008\u0001", "a\u0000b"))) with { Titles = [Park], HoldsNot = ["\u0000", "\u0008"] },
        OddFeed.Of("entities-of-html", OddFeed.Rss(OddFeed.Item("A&nbsp;&mdash; B&hellip;"))) with { Titles = ["A — B…"] },
        OddFeed.Of("undeclared-prefixes", $"<rss version=\"2.0\"><channel><item><title>{Park}</title><dc:creator>Li</dc:creator><content:encoded>&lt;p&gt;whole&lt;/p&gt;</content:encoded></item></channel></rss>") with { Titles = [Park], Holds = ["<p>whole</p>", "author: 'Li'"] },
        OddFeed.Of("a-warning-before-it", $"<br />\n<b>Warning</b>: mysql_connect() in <b>/var/www/feed.php</b><br />\n{OddFeed.Rss(OddFeed.Item(Park))}") with { Titles = [Park] },
        OddFeed.Of("white-space-before-it", "\n\n   " + OddFeed.Rss(OddFeed.Item(Park))) with { Titles = [Park] },
        OddFeed.Of("raw-html", OddFeed.Rss(OddFeed.Item(Park, "<p>whole<br></p><img src=\"/i.jpg\">"))) with { Titles = [Park], Holds = ["whole", "https://site.example/i.jpg"] },
        OddFeed.Of("crossing-tags", $"<rss version=\"2.0\"><channel><item><title>{Park}</title><description><b><i>x</b></i></description></item><item><title>第二条</title></item></channel></rss>") with { Titles = [Park, "第二条"] },
        OddFeed.Of("cut-off", $"<rss version=\"2.0\"><channel>{OddFeed.Item(Park)}<item><title>第二") with { Titles = [Park] },
        OddFeed.Of("entities-that-grow", "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + $"<rss version=\"2.0\"><channel>{OddFeed.Item(Park, "&c;&c;&c;")}</channel></rss>") with { Titles = [Park], HoldsNot = ["aaaaaaaaaaaaaaaaaaaa"] },
        OddFeed.Of("an-entity-from-a-file", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + $"<rss version=\"2.0\"><channel>{OddFeed.Item(Park, "&x;")}</channel></rss>") with { Titles = [Park], HoldsNot = ["root:"] },
        OddFeed.Of("html-without-a-feed", "<!DOCTYPE html><html><head><title>404</title></head><body>Not here.</body></html>", "text/html") with { Trouble = nameof(FeedTroubleKind.PageWithoutFeed) },
        new("html-that-names-a-feed", (server, path, _) =>
        {
            server.Serve(path, $"<!DOCTYPE html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"{path}.real\"></head><body>x</body></html>", "text/html");
            server.Serve(path + ".real", OddFeed.Rss(OddFeed.Item(Park)));
        })
        { Titles = [Park] },
        OddFeed.Of("nothing", "") with { Trouble = nameof(FeedTroubleKind.Empty) },
        OddFeed.Of("words", "The service is down for maintenance.", "text/plain") with { Trouble = nameof(FeedTroubleKind.NotAFeed) },
        OddFeed.Of("json-that-is-no-feed", "{\"error\":\"quota\"}", "application/json") with { Trouble = nameof(FeedTroubleKind.NotAFeed) },
        OddFeed.Of("no-items", OddFeed.Rss("")) with { Titles = [] },
    ];

    private static IEnumerable<OddFeed> Contents() =>
    [
        OddFeed.Of("whole-content-before-description", OddFeed.Rss($"<item><title>{Park}</title><description>short</description><content:encoded><![CDATA[<p>whole</p>]]></content:encoded></item>")) with { Titles = [Park], Holds = ["<p>whole</p>"], HoldsNot = ["short"] },
        OddFeed.Of("relative-links-and-pictures", OddFeed.Rss(OddFeed.Item(Park, "<![CDATA[<p><a href=\"../2\">x</a><img src=\"pic/i.jpg\"></p>]]>", "<link>/posts/1</link>"))) with { Titles = [Park], Holds = ["link: 'https://site.example/posts/1'", "href=\"https://site.example/2\"", "src=\"https://site.example/posts/pic/i.jpg\""] },
        OddFeed.Of("lazy-pictures-and-scripts", OddFeed.Rss(OddFeed.Item(Park, "<![CDATA[<p onclick=\"x()\">x<img data-src=\"/i.jpg\" src=\"data:image/gif;base64,R0\"></p><script>alert(1)</script><iframe src=\"//evil.example\"></iframe>]]>"))) with { Titles = [Park], Holds = ["https://site.example/i.jpg"], HoldsNot = ["<script", "onclick", "iframe", "base64"] },
        OddFeed.Of("a-title-of-html", OddFeed.Rss(OddFeed.Item("&lt;em&gt;市中心&lt;/em&gt;的&amp;nbsp;公园"))) with { Titles = ["市中心的 公园"] },
        OddFeed.Of("no-title", OddFeed.Rss("<item><description>&lt;p&gt;市中心的公园重新开放。晚上还有音乐会。&lt;/p&gt;</description></item>")) with { Titles = ["市中心的公园重新开放。"] },
        OddFeed.Of("a-title-that-ends-a-head", OddFeed.Rss(OddFeed.Item("--- 'a': \"b\" # [c]\n---\ntitle: x"))) with { Titles = ["--- 'a': \"b\" # [c] --- title: x"] },
        OddFeed.Of("a-title-that-is-a-path", OddFeed.Rss(OddFeed.Item("../../../etc/passwd") + OddFeed.Item("C:\\Windows\\x") + OddFeed.Item(".."))) with { Titles = ["../../../etc/passwd", "C:\\Windows\\x", ".."] },
        OddFeed.Of("a-title-of-a-thousand-characters", OddFeed.Rss(OddFeed.Item(new string('长', 1_000)))) with { Count = 1 },
        OddFeed.Of("a-picture-of-its-own", OddFeed.Rss(OddFeed.Item(Park, more: "<enclosure url=\"https://site.example/p.jpg\" type=\"image/jpeg\" length=\"1\"/><enclosure url=\"https://site.example/s.mp3\" type=\"audio/mpeg\" length=\"1\"/>"))) with { Titles = [Park], Holds = ["headimg: 'https://site.example/p.jpg'"] },
        OddFeed.Of("a-link-that-runs", OddFeed.Rss(OddFeed.Item(Park, more: "<link>javascript:alert(1)</link>"))) with { Titles = [Park], HoldsNot = ["javascript:"] },
        OddFeed.Of("three-thousand-items", OddFeed.Rss(string.Concat(Enumerable.Range(0, 3_000).Select(number => OddFeed.Item($"第 {number} 条", $"第 {number} 条的内容。", $"<guid>{number}</guid>"))))) with { Count = FeedDocumentReader.MaxItems },
    ];

    private static IEnumerable<OddFeed> Dates() =>
    [
        Dated("no-date", _ => null, now => null),
        Dated("a-date-of-mail", now => now.AddHours(-3).ToString("r", CultureInfo.InvariantCulture), now => now.AddHours(-3)),
        Dated("gmt-that-means-chinas-time", now => now.AddHours(7).ToString("r", CultureInfo.InvariantCulture), now => now),
        Dated("a-zone-of-chicago-in-chinese", now => now.AddHours(-2).ToOffset(TimeSpan.FromHours(8)).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " CST", now => now.AddHours(-2)) with { Language = "zh-Hans" },
        Dated("no-zone-in-chinese", now => now.AddHours(-2).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), now => now.AddHours(-2)) with { Language = "zh-Hans" },
        Dated("years-ahead", now => now.AddYears(5).ToString("r", CultureInfo.InvariantCulture), now => null),
        Dated("nineteen-seventy", _ => "Thu, 01 Jan 1970 00:00:00 GMT", now => null),
        Dated("a-date-that-is-none", _ => "vor drei Stunden", now => null),
    ];

    private static IEnumerable<OddFeed> Ids() =>
    [
        OddFeed.Of("one-id-for-all", OddFeed.Rss(string.Concat(Enumerable.Range(1, 3).Select(number => OddFeed.Item($"第 {number} 条", $"这是第 {number} 条的内容，与另外两条不同。", "<guid>0</guid>"))))) with { Titles = ["第 1 条", "第 2 条", "第 3 条"] },
        OddFeed.Of("one-link-for-all", OddFeed.Rss(string.Concat(Enumerable.Range(1, 3).Select(number => OddFeed.Item($"第 {number} 条", $"这是第 {number} 条的内容，与另外两条不同。", "<link>https://site.example/</link>"))))) with { Titles = ["第 1 条", "第 2 条", "第 3 条"] },
        OddFeed.Of("the-same-item-twice", OddFeed.Rss(OddFeed.Item(Park, more: "<guid>1</guid>") + OddFeed.Item(Park, more: "<guid>1</guid>"))) with { Titles = [Park] },
        Changing("new-ids-each-time", turn => OddFeed.Item(Park, more: $"<guid>{turn}</guid><link>https://site.example/1</link>")),
        Changing("new-marks-in-links-each-time", turn => OddFeed.Item(Park, more: $"<link>https://site.example/1?utm_source={turn}</link>")),
        Changing("new-dates-each-time", turn => OddFeed.Item(Park, more: $"<guid>1</guid><pubDate>Sun, 01 Nov 2020 00:{turn:00}:00 GMT</pubDate>")),
    ];

    private static IEnumerable<OddFeed> Answers() =>
    [
        OddFeed.Packed("gzip", OddFeed.Rss(OddFeed.Item(Park)), "gzip", stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) with { Titles = [Park] },
        OddFeed.Packed("brotli", OddFeed.Rss(OddFeed.Item(Park)), "br", stream => new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true)) with { Titles = [Park] },
        OddFeed.Packed("a-bomb", new string(' ', FeedClient.MaxBytes + 1), "gzip", stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) with { Trouble = nameof(FeedTroubleKind.TooLarge) },
        OddFeed.Of("six-megabytes", new string(' ', FeedClient.MaxBytes + 1)) with { Trouble = nameof(FeedTroubleKind.TooLarge) },
        OddFeed.Of("said-to-be-packed", "no gzip") with { Serve = (server, path, _) => server.Serve(path, "no gzip", "application/xml", ("Content-Encoding", "gzip")), Trouble = nameof(FeedTroubleKind.BrokenAnswer) },
        new("breaks-off", (server, path, _) => server.Serve(path, async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        }))
        { Trouble = nameof(FeedTroubleKind.BrokenAnswer) },
        new("not-modified", (server, path, _) => server.Serve(path, context =>
        {
            context.Response.Headers.ETag = "W/\"odd 1\"";
            if (context.Request.Headers.IfNoneMatch == "W/\"odd 1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(OddFeed.Rss(OddFeed.Item(Park)));
        }))
        { Titles = [Park] },
        OddFeed.Refusing("not-found", 404, nameof(FeedTroubleKind.Status)),
        OddFeed.Refusing("forbidden", 403, nameof(FeedTroubleKind.Status)),
        OddFeed.Refusing("broken-server", 500, nameof(FeedTroubleKind.Status)),
        OddFeed.Refusing("gone", 410, nameof(FeedTroubleKind.Gone)),
        OddFeed.Refusing("too-many-requests", 429, nameof(FeedTroubleKind.Busy), ("Retry-After", "120")),
        OddFeed.Refusing("unavailable", 503, nameof(FeedTroubleKind.Busy), ("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT")),
    ];

    private static IEnumerable<OddFeed> Redirects() =>
    [
        .. new[] { 301, 302, 303, 307, 308 }.Select(status => new OddFeed($"redirect-{status}", (server, path, _) =>
        {
            server.Serve(path, context => OddFeed.RedirectAsync(context, status, path + ".there"));
            server.Serve(path + ".there", OddFeed.Rss(OddFeed.Item(Park)));
        })
        { Titles = [Park] }),
        new("redirect-to-itself", (server, path, _) => server.Serve(path, context => OddFeed.RedirectAsync(context, 302, path))) { Trouble = nameof(FeedTroubleKind.TooManyRedirects) },
        new("redirect-to-a-file", (server, path, _) => server.Serve(path, context => OddFeed.RedirectAsync(context, 302, "file:///etc/passwd"))) { Trouble = nameof(FeedTroubleKind.WrongRedirect) },
        new("redirect-to-nowhere", (server, path, _) => server.Serve(path, context => OddFeed.RedirectAsync(context, 301, ""))) { Trouble = nameof(FeedTroubleKind.WrongRedirect) },
    ];

    private static OddFeed Dated(string name, Func<DateTimeOffset, string?> written, Func<DateTimeOffset, DateTimeOffset?> meant) => new(name, (server, path, now) =>
        server.Serve(path, OddFeed.Rss(OddFeed.Item(Park, more: written(now) is { } date ? $"<pubDate>{date}</pubDate>" : ""))))
    { Titles = [Park], MeansDate = meant };

    private static OddFeed Changing(string name, Func<int, string> item)
    {
        return new OddFeed(name, (server, path, _) =>
        {
            var turn = 0;
            server.Serve(path, context => context.Response.WriteAsync(OddFeed.Rss(item(++turn))));
        })
        { Titles = [Park], IsUnchangedAgain = false };
    }
}
