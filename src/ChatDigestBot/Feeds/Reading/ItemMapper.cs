using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatDigestBot.Shared;
using CodeHollow.FeedReader;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Makes our items of the library's: whole addresses, one body, one date, and what the library passes over. Pure.</summary>
internal static partial class ItemMapper
{
    private const int MaxId = 1_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    // What says when an item came, before what says when it last changed.
    private static readonly string[] DateNames = ["pubDate", "published", "issued", "date_published", "created", "date", "updated", "modified", "date_modified"];

    private static readonly string[] MarkupNames = ["encoded", "content", "description", "summary"];

    private static readonly string[] PictureNames = ["thumbnail", "image", "banner_image", "content", "enclosure", "link"];

    public static FeedDocument Map(Feed feed, FeedOrigin origin, DateTimeOffset now)
    {
        var title = ItemText.Line(feed.Title, 100);
        var site = feed.Type == FeedType.Atom ? null : ItemBody.Resolve(feed.Link, origin.Address);
        var frame = new Frame(new Uri(site ?? origin.Address.AbsoluteUri), IsChinese(feed, origin, title), now);
        List<FeedItem> items = [.. (feed.Items ?? []).Select(item => Map(item, frame)).OfType<FeedItem>()];
        return new FeedDocument
        {
            Title = title,
            AsksToWait = AsksToWait(feed.SpecificFeed?.Element),
            Items = items.Count <= FeedDocumentReader.MaxItems ? items : [.. items.OrderByDescending(item => item.PublishedAt ?? now).Take(FeedDocumentReader.MaxItems)],
        };
    }

    private static FeedItem? Map(CodeHollow.FeedReader.FeedItem item, Frame frame)
    {
        var element = item.SpecificItem?.Element;
        var address = Base(element, frame.Site);
        var link = Link(item, element, address);
        var raw = FirstFilled(Xhtml(element), item.Content, Value(element, "content_html"), item.Description, Value(element, "content_text"), Value(element, "summary"), DeepValue(element, "description"));
        var body = ItemBody.LooksLikeHtml(raw) ? ItemBody.Write(raw, link ?? address) : ItemBody.OfText(WebUtility.HtmlDecode(raw));
        var title = ItemText.Line(item.Title);
        title = title.Length > 0 ? title : ItemText.TitleOf(body);
        return title.Length == 0 ? null : new FeedItem
        {
            Id = item.Id?.Trim() is { Length: > 0 } id ? PlainText.Beginning(PlainText.Of(id), MaxId) : null,
            Link = link,
            Title = title,
            Body = body,
            PublishedAt = Date(item, element, frame),
            Author = Author(item, element),
            Picture = Picture(element, address),
        };
    }

    private static Uri Base(XElement? element, Uri site)
    {
        var address = site;
        foreach (var ancestor in element?.AncestorsAndSelf().Reverse() ?? [])
        {
            if (ancestor.Attribute(XNamespace.Xml + "base") is { } given && ItemBody.Resolve(given.Value, address) is { } whole)
            {
                address = new Uri(whole);
            }
        }

        return address;
    }

    private static Uri? Link(CodeHollow.FeedReader.FeedItem item, XElement? element, Uri address)
    {
        var alternate = Children(element, "link").Where(link => link.Attribute("rel")?.Value is null or "alternate").Select(link => link.Attribute("href")?.Value).FirstOrDefault(href => href is { Length: > 0 });
        var guid = Children(element, "guid").FirstOrDefault();
        // An id is an address unless it says that it is none.
        var permanent = guid?.Attribute("isPermaLink")?.Value is not "false" && item.Id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? item.Id : null;
        return (ItemBody.Resolve(alternate, address) ?? ItemBody.Resolve(item.Link, address) ?? ItemBody.Resolve(Value(element, "external_url"), address) ?? ItemBody.Resolve(permanent, address)) is { } whole
            ? new Uri(whole)
            : null;
    }

    /// <summary>Markup in the feed's own markup; the library takes only the text of it.</summary>
    private static string? Xhtml(XElement? element)
    {
        var content = MarkupNames.SelectMany(name => Children(element, name)).FirstOrDefault(part => part.HasElements && !part.Name.NamespaceName.Contains("mrss", StringComparison.Ordinal));
        return content is null ? null : Prefixed().Replace(string.Concat(content.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))), "$1");
    }

    private static DateTimeOffset? Date(CodeHollow.FeedReader.FeedItem item, XElement? element, Frame frame) =>
        DateNames.SelectMany(name => Children(element, name)).Select(child => child.Value).Append(item.PublishingDateString)
            .Select(text => FeedDate.Read(text, frame.IsChinese, frame.Now)).FirstOrDefault(date => date is not null);

    private static string? Author(CodeHollow.FeedReader.FeedItem item, XElement? element)
    {
        var named = Children(element, "author").Concat(Children(element, "authors")).Select(author => author.Descendants().FirstOrDefault(part => part.Name.LocalName == "name")?.Value).FirstOrDefault(name => name is { Length: > 0 });
        var text = FirstFilled(named, Value(element, "creator"), item.Author, Value(element, "author"));
        return ItemText.Name(MailAndName().Match(text) is { Success: true } match ? match.Groups[1].Value : text);
    }

    private static string? Picture(XElement? element, Uri address)
    {
        foreach (var name in PictureNames)
        {
            foreach (var part in element?.Descendants().Where(part => part.Name.LocalName == name) ?? [])
            {
                if (IsPicture(part) && ItemBody.Resolve(part.Attribute("url")?.Value ?? part.Attribute("href")?.Value ?? part.Value, address) is { } whole)
                {
                    return whole;
                }
            }
        }

        return null;
    }

    private static bool IsPicture(XElement part) => part.Name.LocalName switch
    {
        "thumbnail" or "image" or "banner_image" => true,
        "link" => part.Attribute("rel")?.Value == "enclosure" && IsPictureType(part),
        _ => part.Attribute("url") is not null && (part.Attribute("medium")?.Value == "image" || IsPictureType(part)),
    };

    private static bool IsPictureType(XElement part) => part.Attribute("type")?.Value.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;

    private static TimeSpan? AsksToWait(XElement? feed)
    {
        if (Number(Value(feed, "ttl")) is { } minutes and > 0)
        {
            return Min(TimeSpan.FromMinutes(minutes));
        }

        TimeSpan? period = Value(feed, "updatePeriod")?.Trim().ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" or "yearly" => LongestWait,
            _ => null,
        };
        return period is { } length ? Min(length / Math.Clamp(Number(Value(feed, "updateFrequency")) ?? 1, 1, 1_000)) : null;

        static TimeSpan Min(TimeSpan wait) => wait < LongestWait ? wait : LongestWait;
    }

    private static bool IsChinese(Feed feed, FeedOrigin origin, string title) => (origin.Language ?? feed.Language) is { Length: > 0 } language
        ? language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        : (title + feed.Items?.FirstOrDefault()?.Title).Any(character => character is >= '\u4E00' and <= '\u9FFF');

    private static IEnumerable<XElement> Children(XElement? element, string name) => element?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    private static string? Value(XElement? element, string name) => Children(element, name).Select(child => child.Value).FirstOrDefault(value => value.Trim().Length > 0);

    private static string? DeepValue(XElement? element, string name) => element?.Descendants().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static string FirstFilled(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return "";
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : null;

    /// <param name="Site">What relative addresses are relative to.</param>
    private readonly record struct Frame(Uri Site, bool IsChinese, DateTimeOffset Now);

    [GeneratedRegex(@"(</?)[A-Za-z][\w.-]{0,20}:(?=[A-Za-z])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^[^\s()]+@[^\s()]+\s*\(([^)]{1,200})\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex MailAndName();
}
