using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Articles.Drafting;

/// <summary>One file with what reading it gave; nothing where it is being written just now.</summary>
internal sealed record ReadFile(PostFile File)
{
    /// <summary>Null when it could not be loaded, or may not be published.</summary>
    public ArticleDraft? Draft { get; init; }

    /// <summary>The text as the database keeps it.</summary>
    public byte[]? Packed { get; init; }

    /// <summary>Why it could not be loaded.</summary>
    public PostReading.Unreadable? Unreadable { get; init; }

    /// <summary>What sinks made of it before the transaction.</summary>
    public IReadOnlyDictionary<IArticleSink, object> Prepared { get; init; } = new Dictionary<IArticleSink, object>();

    /// <summary>Why it is not published, or not yet; with a draft only what is not known yet is held.</summary>
    public Withheld? Withheld { get; init; }

    /// <summary>From when on it may not be told any more.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <param name="Notice">For whoever writes the posts.</param>
/// <param name="Until">When it is published by itself; null where only its file can say so.</param>
internal sealed record Withheld(PostProblem Notice, DateTimeOffset? Until);
