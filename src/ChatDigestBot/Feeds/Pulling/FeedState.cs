using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>What became of a feed so far.</summary>
internal sealed record FeedState
{
    // Another node's clock may be a little ahead.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public required string Key { get; init; }

    public required string Url { get; init; }

    /// <summary>Where it is asked: the listed address, or where that moved to or pointed to for good.</summary>
    public required string Address { get; init; }

    public required string Host { get; init; }

    /// <summary>Its own name; empty until it was read once.</summary>
    public string Title { get; init; } = "";

    public string? Etag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Of the last answer that was read to the end and written; 0 before.</summary>
    public long BodyHash { get; init; }

    public DateTimeOffset? AskedAt { get; init; }

    public required DateTimeOffset NextAt { get; init; }

    public DateTimeOffset? FirstReadAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>In a row.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public string? Trouble { get; init; }

    public string TroubleDetail { get; init; } = "";

    /// <summary>How many its last answer had.</summary>
    public int Items { get; init; }

    public string Repair { get; init; } = nameof(FeedRepair.None);

    public bool IsPaused { get; init; }

    public Validators Validators => new(Etag, LastModified);

    /// <summary>Null while it is well. One of another build, which this one has no word for, counts as a broken answer.</summary>
    public FeedTrouble? LastTrouble => Trouble is null ? null
        : new FeedTrouble(Enum.TryParse<FeedTroubleKind>(Trouble, out var kind) ? kind : FeedTroubleKind.BrokenAnswer, TroubleDetail);

    /// <summary>410: it is asked no more until somebody says so.</summary>
    public bool IsGone => Trouble == nameof(FeedTroubleKind.Gone);

    public static FeedState New(ListedFeed feed, DateTimeOffset now) => new()
    {
        Key = feed.Key,
        Url = feed.Url.AbsoluteUri,
        Address = feed.Url.AbsoluteUri,
        Host = feed.Url.IdnHost,
        NextAt = now,
    };

    /// <summary>Also where it was asked in a time that has yet to come: then the clock was put back.</summary>
    public bool IsDue(DateTimeOffset now) => !IsPaused && !IsGone && (NextAt <= now || AskedAt > now + ClockTolerance);
}
