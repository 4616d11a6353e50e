namespace ChatDigestBot.Broadcasts;

/// <summary>What became of the wish to recall or correct a broadcast.</summary>
internal abstract record DraftChangeResult
{
    private DraftChangeResult()
    {
    }

    /// <summary>It waits for its author's word.</summary>
    internal sealed record Drafted(Broadcast Draft) : DraftChangeResult;

    /// <summary>There is no such broadcast, or nothing of it has gone out.</summary>
    internal sealed record Unknown : DraftChangeResult;

    /// <summary>It was taken back before.</summary>
    internal sealed record Recalled : DraftChangeResult;

    /// <summary>It must be paused, or at its end.</summary>
    internal sealed record Running : DraftChangeResult;

    /// <summary>It was corrected by somebody else since the form was shown.</summary>
    internal sealed record Outdated : DraftChangeResult;

    /// <summary>The new words need more or fewer messages than the old, or a longer caption than there can be.</summary>
    internal sealed record OtherLength : DraftChangeResult;
}
