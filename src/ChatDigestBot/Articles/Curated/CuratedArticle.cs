namespace ChatDigestBot.Articles.Curated;

/// <summary>What editors say about one article.</summary>
internal sealed record CuratedArticle
{
    public required string ArticleKey { get; init; }

    /// <summary>Comes first in the digests of its topics until then.</summary>
    public DateTimeOffset? PinnedUntil { get; init; }

    /// <summary>Stays out of digests, more and alerts until then.</summary>
    public DateTimeOffset? HiddenUntil { get; init; }

    public string? HideReason { get; init; }

    /// <summary>In the place of the post's own.</summary>
    public string? Title { get; init; }

    /// <summary>In the place of the one the rules make.</summary>
    public string? Summary { get; init; }

    /// <summary>The last editor who said something.</summary>
    public required long CuratedBy { get; init; }

    public required DateTimeOffset CuratedAt { get; init; }

    public bool IsPinned(DateTimeOffset now) => PinnedUntil > now;

    public bool IsHidden(DateTimeOffset now) => HiddenUntil > now;
}
