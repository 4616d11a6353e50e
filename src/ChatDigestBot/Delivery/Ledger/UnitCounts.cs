namespace ChatDigestBot.Delivery.Ledger;

/// <summary>How far the messages of one unit are.</summary>
internal sealed record UnitCounts
{
    public required int Planned { get; init; }

    public required int Sending { get; init; }

    public required int Sent { get; init; }

    public required int Failed { get; init; }

    /// <summary>Waiting for somebody's word.</summary>
    public required int InDoubt { get; init; }

    /// <summary>In doubt, and somebody said to leave it so.</summary>
    public required int Left { get; init; }

    public required int Cancelled { get; init; }

    /// <summary>Those of the cancelled that a hold kept back.</summary>
    public required int Held { get; init; }

    /// <summary>Sent, but an earlier attempt may have arrived too.</summary>
    public required int PossiblyTwice { get; init; }

    public int Open => Planned + Sending;

    public int Total => Planned + Sending + Sent + Failed + InDoubt + Left + Cancelled;
}
