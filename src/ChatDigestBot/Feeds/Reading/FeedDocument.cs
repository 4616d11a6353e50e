namespace ChatDigestBot.Feeds.Reading;

/// <summary>A feed as it was read, whatever its dialect.</summary>
internal sealed record FeedDocument
{
    public required string Title { get; init; }

    /// <summary>How long the feed asks to be left alone (<c>ttl</c>, <c>sy:updatePeriod</c>); null where it says nothing.</summary>
    public TimeSpan? AsksToWait { get; init; }

    /// <summary>In the feed's own order, at most <see cref="FeedDocumentReader.MaxItems"/>.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>What had to be made good before it could be read.</summary>
    public FeedRepair Repair { get; init; }
}

internal enum FeedRepair
{
    None,

    /// <summary>Characters, entities or prefixes that XML does not allow.</summary>
    Mended,

    /// <summary>No well-formed document even so: what stands in its items was picked out.</summary>
    PickedOut,
}

/// <summary>One item of a feed, with every address absolute.</summary>
internal sealed record FeedItem
{
    /// <summary>As the feed gives it; null where it gives none.</summary>
    public string? Id { get; init; }

    /// <summary>Where the original stands; http or https.</summary>
    public Uri? Link { get; init; }

    /// <summary>One line of plain text; taken from the text where the feed gives none.</summary>
    public required string Title { get; init; }

    /// <summary>HTML of a few plain elements.</summary>
    public required string Body { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? Author { get; init; }

    /// <summary>A picture that the feed itself names for the item.</summary>
    public string? Picture { get; init; }
}

/// <summary>What the bytes behind an address turned out to be.</summary>
internal abstract record FeedReading
{
    private FeedReading()
    {
    }

    internal sealed record Read(FeedDocument Document) : FeedReading;

    /// <summary>A web page instead of a feed.</summary>
    /// <param name="Feeds">The feeds it names, the best first.</param>
    internal sealed record Page(IReadOnlyList<Uri> Feeds) : FeedReading;

    internal sealed record Unreadable(FeedTrouble Trouble) : FeedReading;
}
