using ChatDigestBot.Search.Queries;

namespace ChatDigestBot.Search;

/// <summary>How the question that was answered differs from the one that was asked.</summary>
internal enum QueryChange
{
    None,

    /// <summary>Letters were read as pinyin.</summary>
    Pinyin,

    /// <summary>No post has the words as they were run together; their parts were looked for.</summary>
    Loosened,
}

/// <summary>A page of answers.</summary>
internal sealed record SearchResult
{
    /// <summary>More matches than this are not counted; of so many the newest are ranked.</summary>
    public const int MaxCounted = 20_000;

    public required SearchQuery Asked { get; init; }

    public required SearchQuery Answered { get; init; }

    public required QueryChange Change { get; init; }

    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>How many hits come before these.</summary>
    public required int Offset { get; init; }

    /// <summary>How many posts match; a little too high where many posts have all characters of a word but not side by side, or were posted twice.</summary>
    public required int Total { get; init; }

    /// <summary>Only titles were counted: texts with a single character are too many to count.</summary>
    public bool IsTotalAtLeast { get; init; }

    /// <summary>Whether a next page holds anything. Pages end at <see cref="SearchStore.MaxRanked"/> hits.</summary>
    public required bool HasMore { get; init; }

    /// <summary>What the letters may also mean, read as pinyin.</summary>
    public SearchQuery? AlsoReads { get; init; }

    public bool IsTotalCapped => Total > MaxCounted;
}
