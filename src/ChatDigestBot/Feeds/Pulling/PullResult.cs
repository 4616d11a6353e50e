namespace ChatDigestBot.Feeds.Pulling;

/// <summary>What one pull of one feed brought.</summary>
internal sealed record PullResult
{
    public FeedTrouble? Trouble { get; init; }

    /// <summary>The server, or the same bytes, said that nothing changed.</summary>
    public bool IsUnchanged { get; init; }

    public int Items { get; init; }

    /// <summary>New posts, the archive included.</summary>
    public int New { get; init; }

    public int Archive { get; init; }

    public int Changed { get; init; }

    /// <summary>Posts that changed in the feed and that a person had changed or removed before.</summary>
    public int LeftToPeople { get; init; }

    public static PullResult Failed(FeedTrouble trouble) => new() { Trouble = trouble };
}
