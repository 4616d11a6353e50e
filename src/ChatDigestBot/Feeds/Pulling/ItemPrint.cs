using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>By what an item is known again. Pure.</summary>
internal sealed record ItemPrint
{
    private const int LongEnough = 60;

    public required long IdHash { get; init; }

    public required long LinkHash { get; init; }

    public required long TitleHash { get; init; }

    public required long TextHash { get; init; }

    /// <summary>The text alone is enough to know it by; a title with two words is in many items.</summary>
    public required bool HasText { get; init; }

    public static ItemPrint Of(FeedItem item) => new()
    {
        IdHash = item.Id is { } id ? StableHash.Of(id) : 0,
        LinkHash = item.Link is { } link ? StableHash.Of(Plain(link)) : 0,
        TitleHash = StableHash.Of(item.Title),
        TextHash = StableHash.Of($"{item.Title}\0{item.Body}\0{item.Picture}"),
        HasText = item.Body.Length >= LongEnough,
    };

    // The same page by another scheme, with "www." or with the marks of a campaign is the same page.
    private static string Plain(Uri link)
    {
        var query = string.Join('&', link.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)));
        return $"{WebAddress.Site(link.IdnHost).ToLowerInvariant()}{link.AbsolutePath.TrimEnd('/')}?{query}";
    }
}
