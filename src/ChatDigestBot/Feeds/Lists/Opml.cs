using System.Xml;
using System.Xml.Linq;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Lists;

/// <summary>Lists of feeds as other readers keep them. A folder there is a category here. Pure.</summary>
internal static class Opml
{
    private const int MaxDepth = 50;

    /// <summary>The feeds of a list, each once; null where it is no OPML.</summary>
    public static IReadOnlyList<ListedFeed>? Read(byte[] bytes)
    {
        var text = XmlRepair.Mend(XmlRepair.WithoutProlog(FeedDecoder.Decode(bytes, null, null)));
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(reader).Root!;
            if (!root.Name.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            var feeds = new List<ListedFeed>();
            foreach (var outline in root.Elements().Where(part => part.Name.LocalName == "body").Elements())
            {
                Read(outline, null, 0, feeds);
            }

            return [.. feeds.DistinctBy(feed => feed.Key)];
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static string Write(IEnumerable<ListedFeed> feeds)
    {
        var body = new XElement("body", feeds.GroupBy(feed => feed.Category).Select(group => new XElement(
            "outline",
            new XAttribute("text", group.Key),
            new XAttribute("title", group.Key),
            group.Select(feed => new XElement(
                "outline",
                new XAttribute("type", "rss"),
                new XAttribute("text", feed.NameOr(title: null)),
                new XAttribute("title", feed.NameOr(title: null)),
                new XAttribute("xmlUrl", feed.Url.AbsoluteUri),
                feed.Language is { } language ? new XAttribute("language", language) : null)))));
        var opml = new XElement("opml", new XAttribute("version", "2.0"), new XElement("head", new XElement("title", "ChatDigestBot")), body);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{opml}\n";
    }

    private static void Read(XElement outline, string? category, int depth, List<ListedFeed> feeds)
    {
        var name = ItemText.Name(Attribute(outline, "title") ?? Attribute(outline, "text"));
        if (WebAddress.Parse(Attribute(outline, "xmlUrl")) is { } url)
        {
            feeds.Add(new ListedFeed { Url = url, Name = name, Category = category ?? ListedFeed.DefaultCategory, Language = LanguageOf(outline) });
        }
        else if (depth < MaxDepth)
        {
            foreach (var inner in outline.Elements())
            {
                Read(inner, category ?? name, depth + 1, feeds);
            }
        }
    }

    // As our own lists say it; what others mean by theirs is not known to be ours.
    private static string? LanguageOf(XElement outline) => Attribute(outline, "language") is { } language && FeedFile.Tags.Contains(language) ? language : null;

    // Readers disagree on the writing of "xmlUrl".
    private static string? Attribute(XElement outline, string name) =>
        outline.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() is { Length: > 0 } value ? value : null;
}
