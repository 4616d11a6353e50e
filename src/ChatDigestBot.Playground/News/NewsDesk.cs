using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;

namespace ChatDigestBot.Playground.News;

/// <summary>Three feeds that write as time passes, each in a dialect of its own: RSS, Atom, JSON Feed.</summary>
/// <remarks>One item of each is there at the beginning; then one comes every two minutes of the playground's clock, by turns, until all are told.</remarks>
internal sealed class NewsDesk(TimeProvider clock)
{
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Before = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _begins = clock.GetUtcNow();

    /// <summary>What a feed has told until now, the newest first.</summary>
    public IReadOnlyList<(NewsItem Item, DateTimeOffset At)> Told(NewsFeed feed)
    {
        var now = clock.GetUtcNow();
        return [.. feed.Items.Select((item, number) => (item, AppearsAt(feed, number))).Where(one => one.Item2 <= now).Reverse()];
    }

    public string Write(NewsFeed feed, Uri site) => Path.GetExtension(feed.File) switch
    {
        ".atom" => Atom(feed, site),
        ".json" => Json(feed, site),
        _ => Rss(feed, site),
    };

    /// <summary>The bot's list of them.</summary>
    public static string List(Uri site)
    {
        var list = new StringBuilder("# The playground's own feeds; written at each start.\nevery: 1m\nfeeds:\n");
        foreach (var feed in NewsFeed.All)
        {
            list.Append(CultureInfo.InvariantCulture, $"  - url: {new Uri(site, feed.File)}\n    name: {feed.Name}\n    category: 订阅\n    language: {feed.Language}\n");
        }

        return list.ToString();
    }

    private DateTimeOffset AppearsAt(NewsFeed feed, int number)
    {
        var place = NewsFeed.All.Index().First(one => one.Item == feed).Index;
        return number == 0 ? _begins - Before : _begins + (Between * (((number - 1) * NewsFeed.All.Count) + place + 1));
    }

    private string Rss(NewsFeed feed, Uri site)
    {
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>{Escape(feed.Name)}</title><link>{site}</link>\n");
        foreach (var (item, at) in Told(feed))
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>{Escape(item.Title)}</title><guid isPermaLink=\"false\">{IdOf(feed, item)}</guid><pubDate>{at.ToUniversalTime():R}</pubDate><description>{Escape($"<p>{Escape(item.Text)}</p>")}</description></item>\n");
        }

        return text.Append("</channel></rss>\n").ToString();
    }

    private string Atom(NewsFeed feed, Uri site)
    {
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{Escape(feed.Name)}</title><link href=\"{site}\"/>\n");
        foreach (var (item, at) in Told(feed))
        {
            text.Append(CultureInfo.InvariantCulture, $"<entry><title>{Escape(item.Title)}</title><id>{IdOf(feed, item)}</id><published>{at.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}</published><content type=\"html\">{Escape($"<p>{Escape(item.Text)}</p>")}</content></entry>\n");
        }

        return text.Append("</feed>\n").ToString();
    }

    private string Json(NewsFeed feed, Uri site) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = feed.Name,
        home_page_url = site,
        items = Told(feed).Select(one => new { id = IdOf(feed, one.Item), title = one.Item.Title, content_text = one.Item.Text, date_published = one.At }),
    });

    private static string IdOf(NewsFeed feed, NewsItem item) => string.Create(CultureInfo.InvariantCulture, $"urn:playground:{feed.File}:{feed.Items.Index().First(one => one.Item == item).Index}");

    private static string Escape(string text) => SecurityElement.Escape(text)!;
}
