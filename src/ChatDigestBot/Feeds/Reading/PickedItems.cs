using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Picks the items out of a feed that no parser takes: cut in the middle, tags that cross, raw HTML in a description. Pure.</summary>
internal static partial class PickedItems
{
    private const int MaxHead = 20_000;

    private static readonly (string Field, string[] Names)[] Fields =
    [
        ("title", ["title"]),
        ("link", ["link"]),
        ("guid", ["guid", "id"]),
        ("pubDate", ["pubDate", "published", "dc:date", "updated", "issued"]),
        ("author", ["author", "dc:creator"]),
        ("description", ["content:encoded", "content", "description", "summary"]),
    ];

    /// <summary>A plain RSS document of what was found; null where there is no item.</summary>
    public static string? Pick(string text)
    {
        var channel = new XElement("channel");
        var (end, items) = (0, 0);
        foreach (ValueMatch start in Start().EnumerateMatches(text))
        {
            if (start.Index < end || items == FeedDocumentReader.MaxItems)
            {
                continue;
            }

            if (channel.IsEmpty)
            {
                Add(channel, text[..Math.Min(start.Index, MaxHead)], Fields.Take(2));
            }

            var isEntry = text.AsSpan(start.Index, start.Length).Contains("entry", StringComparison.OrdinalIgnoreCase);
            var close = text.IndexOf(isEntry ? "</entry" : "</item", start.Index, StringComparison.OrdinalIgnoreCase);
            end = close < 0 ? text.Length : close;
            var item = new XElement("item");
            Add(item, text[(start.Index + start.Length)..end], Fields);
            if (item.HasElements)
            {
                channel.Add(item);
                items++;
            }
        }

        return items == 0 ? null : new XElement("rss", new XAttribute("version", "2.0"), channel).ToString();
    }

    private static void Add(XElement to, string text, IEnumerable<(string Field, string[] Names)> fields)
    {
        foreach (var (field, names) in fields)
        {
            if (names.Select(name => Find(text, name)).FirstOrDefault(value => value is { Length: > 0 }) is { } value)
            {
                to.Add(new XElement(field, XmlRepair.Allowed(value)));
            }
        }
    }

    private static string? Find(string text, string name)
    {
        for (var at = text.IndexOf("<" + name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("<" + name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var after = at + name.Length + 1;
            var tagEnd = text.IndexOf('>', after);
            if (tagEnd < 0)
            {
                return null;
            }

            if (text[after] is not ('>' or ' ' or '/' or '\n' or '\r' or '\t'))
            {
                continue;
            }

            if (Address().Match(text[after..tagEnd]) is { Success: true } address)
            {
                return WebUtility.HtmlDecode(address.Groups[1].Value);
            }

            var close = text.IndexOf("</" + name, tagEnd, StringComparison.OrdinalIgnoreCase);
            // What was cut off ends where the document ends.
            var raw = text[(tagEnd + 1)..(close < 0 ? text.Length : close)];
            return Content(raw);
        }

        return null;
    }

    private static string Content(string raw)
    {
        if (raw.Contains("<![CDATA[", StringComparison.Ordinal))
        {
            return raw.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal).Trim();
        }

        // With tags in it it is HTML that nobody escaped; without, HTML that somebody did.
        return (raw.Contains('<', StringComparison.Ordinal) ? raw : WebUtility.HtmlDecode(raw)).Trim();
    }

    [GeneratedRegex(@"<(?:item|entry)(?=[\s>])[^>]{0,500}>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Start();

    [GeneratedRegex("""^[^>]{0,200}?\shref\s*=\s*["']([^"'<>]{1,2000})["']""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Address();
}
