namespace ChatDigestBot.Articles.Sync;

/// <summary>What one pass found and wrote.</summary>
internal sealed record SyncOutcome
{
    /// <summary>False when another process holds the indexing lease: nothing was written.</summary>
    public required bool IsDone { get; init; }

    public int New { get; init; }

    /// <summary>Title or text really changed.</summary>
    public int Corrected { get; init; }

    /// <summary>Rewritten with the same title and text.</summary>
    public int Rewritten { get; init; }

    public int Renamed { get; init; }

    public int Removed { get; init; }

    public int Unreadable { get; init; }

    /// <summary>Not published as its writer wanted, or not yet.</summary>
    public int Withheld { get; init; }

    /// <summary>Was being written while it was read, so that only a later pass can tell.</summary>
    public int Unsettled { get; init; }

    /// <summary>Judged anew because the topics changed.</summary>
    public int Reclassified { get; init; }

    public bool IsChange => New + Corrected + Rewritten + Renamed + Removed + Reclassified > 0;
}
