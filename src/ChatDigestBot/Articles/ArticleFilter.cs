namespace ChatDigestBot.Articles;

/// <summary>Which articles of the catalogue are asked for; what is not set filters nothing.</summary>
internal sealed record ArticleFilter
{
    /// <summary>Any of these topics.</summary>
    public IReadOnlyCollection<string>? Topics { get; init; }

    /// <summary>The topic, where only one is asked for.</summary>
    public string? Topic => Topics is { Count: 1 } ? Topics.First() : null;

    public DateTimeOffset? PublishedSince { get; init; }

    /// <summary>With <see cref="PublishedSince"/>: also what was first seen since then, and had a date no older than this when it came.</summary>
    public TimeSpan? LateArrival { get; init; }

    /// <summary>Later ones are left out; a digest passes its own moment.</summary>
    public DateTimeOffset? PublishedUntil { get; init; }

    /// <summary>No article that is asked for has an older date.</summary>
    public DateTimeOffset? OldestDate => PublishedSince - (LateArrival ?? TimeSpan.Zero);

    public long LateMilliseconds => (long)(LateArrival ?? TimeSpan.Zero).TotalMilliseconds;

    public DateTimeOffset? FirstSeenAfter { get; init; }

    public string? Source { get; init; }

    /// <summary>Leaves out adverts and posts without text of their own, and all but the lead of each story.</summary>
    public bool ForDigests { get; init; }

    /// <summary>Leaves out what an editor keeps hidden at this moment.</summary>
    public DateTimeOffset? NotHiddenAt { get; init; }

    /// <summary>Leaves out what was there at the first scan of the folder.</summary>
    public bool WithoutArchive { get; init; }

    public int Limit { get; init; } = 100;

    /// <summary>Leaves out so many of the newest.</summary>
    public int Offset { get; init; }
}
