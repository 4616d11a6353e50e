namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Which rows of the ledger are asked for; what is not set filters nothing.</summary>
internal sealed record LedgerFilter
{
    public DeliveryState? State { get; init; }

    public string? Reason { get; init; }

    /// <summary>By our id.</summary>
    public long? ChatId { get; init; }

    public string? Unit { get; init; }

    /// <summary>Only rows with a smaller number: the page after the one that ended there.</summary>
    public long? Before { get; init; }

    public required int Limit { get; init; }
}
