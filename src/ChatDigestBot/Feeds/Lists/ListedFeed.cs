using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Lists;

/// <summary>A feed as the operator's list names it.</summary>
internal sealed record ListedFeed
{
    public const string DefaultCategory = "订阅";

    public static readonly TimeSpan DefaultEvery = TimeSpan.FromMinutes(30);

    /// <summary>Made of the address: the same feed keeps its past when its entry is moved or changed.</summary>
    public string Key => ShortKey.For(Url.AbsoluteUri);

    public required Uri Url { get; init; }

    /// <summary>The posts' source; null takes the feed's own title.</summary>
    public string? Name { get; init; }

    /// <summary>The name in the list, or else the feed's own, or else its host.</summary>
    /// <param name="title">The feed's own name; empty or null while it was never read.</param>
    public string NameOr(string? title) => Name ?? (string.IsNullOrEmpty(title) ? Url.IdnHost : title);

    /// <summary>The posts' section, their first folder.</summary>
    public string Category { get; init; } = DefaultCategory;

    public string? Channel { get; init; }

    /// <summary><c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>: decides between undeclared encodings and what a date without a zone means.</summary>
    public string? Language { get; init; }

    public TimeSpan Every { get; init; } = DefaultEvery;

    /// <summary>Topics its posts have in any case.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Fetches the page of each new item for its whole text.</summary>
    public bool IsFullText { get; init; }
}
