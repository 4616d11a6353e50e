using System.Buffers;
using System.Text.Json;
using System.Xml;
using CodeHollow.FeedReader;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Where a document came from: what its bytes and its relative addresses mean.</summary>
/// <param name="Charset">What the answer's headers declare.</param>
/// <param name="Language">What the operator says of the feed.</param>
internal sealed record FeedOrigin(Uri Address, string? Charset = null, string? Language = null);

/// <summary>Reads RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed. Whatever the bytes are, it returns. Pure.</summary>
internal static class FeedDocumentReader
{
    /// <summary>Of a feed with more the newest are read.</summary>
    public const int MaxItems = 2_000;

    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" >/\t\r\n");

    // Parsers of trees go down one call a level.
    private const int MaxDepth = 200;

    public static FeedReading Read(ReadOnlySpan<byte> bytes, FeedOrigin origin, DateTimeOffset now)
    {
        var text = FeedDecoder.Decode(bytes, origin.Charset, origin.Language);
        var start = text.AsSpan().TrimStart("\uFEFF\0 \t\r\n");
        if (start.IsEmpty)
        {
            return new FeedReading.Unreadable(new FeedTrouble(FeedTroubleKind.Empty));
        }

        if (start[0] == '{')
        {
            return IsJson(start.ToString()) && Parse(start.ToString()) is { } json
                ? new FeedReading.Read(ItemMapper.Map(json, origin, now))
                : new FeedReading.Unreadable(new FeedTrouble(FeedTroubleKind.NotAFeed));
        }

        return ReadXml(XmlRepair.WithoutProlog(text), origin, now) is { } document ? new FeedReading.Read(document)
            : PageFeeds.Find(text, origin.Address) is { Count: > 0 } feeds ? new FeedReading.Page(feeds)
            : text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? new FeedReading.Page([])
            : new FeedReading.Unreadable(new FeedTrouble(FeedTroubleKind.NotAFeed));
    }

    private static FeedDocument? ReadXml(string xml, FeedOrigin origin, DateTimeOffset now)
    {
        if (!LooksLikeAFeed(xml))
        {
            return null;
        }

        if (IsWellFormed(xml) && Parse(xml) is { } feed)
        {
            return ItemMapper.Map(feed, origin, now);
        }

        var mended = XmlRepair.Mend(xml);
        if (IsWellFormed(mended) && Parse(mended) is { } second)
        {
            return ItemMapper.Map(second, origin, now) with { Repair = FeedRepair.Mended };
        }

        return PickedItems.Pick(mended) is { } picked && Parse(picked) is { } third ? ItemMapper.Map(third, origin, now) with { Repair = FeedRepair.PickedOut } : null;
    }

    private static bool LooksLikeAFeed(string xml)
    {
        var end = xml.AsSpan().IndexOfAny(EndsOfName);
        var name = end > 1 ? xml[1..end] : "";
        return name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant() is "rss" or "feed" or "rdf" or "channel";
    }

    private static bool IsWellFormed(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Null where the library gives up: it throws what it meets on documents that are no feeds, such as a missing version or channel.</summary>
    private static Feed? Parse(string text)
    {
        try
        {
            return FeedReader.ReadFromString(text);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
