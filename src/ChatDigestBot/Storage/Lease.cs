namespace ChatDigestBot.Storage;

/// <summary>The right to do one kind of work alone, numbered by an epoch that grows with every change of holder.</summary>
internal sealed record Lease
{
    /// <summary>Sending what the ledger holds.</summary>
    public const string Delivery = "delivery";

    /// <summary>Writing the catalogue and the search index.</summary>
    public const string Indexing = "indexing";

    /// <summary>Asking feeds and writing their posts.</summary>
    public const string Feeds = "feeds";

    /// <summary>Looking for what goes wrong and telling the admins.</summary>
    public const string Alarms = "alarms";

    public required string Name { get; init; }

    public required string Holder { get; init; }

    public required long Epoch { get; init; }
}
