namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Where a ledger row stands; stored by name in lower case.</summary>
internal enum DeliveryState
{
    Planned,

    /// <summary>Committed before the call: after a crash nobody knows whether it arrived.</summary>
    Sending,

    Sent,

    Failed,

    /// <summary>The request left and no readable answer came.</summary>
    InDoubt,

    Cancelled,
}
