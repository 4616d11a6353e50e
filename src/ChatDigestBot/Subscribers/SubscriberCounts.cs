namespace ChatDigestBot.Subscribers;

internal sealed record SubscriberCounts
{
    /// <summary>Everybody but those who said stop.</summary>
    public required int Total { get; init; }

    /// <summary>Those for whom a digest is scheduled.</summary>
    public required int Awaiting { get; init; }

    public required int Paused { get; init; }

    public required int Stopped { get; init; }
}

internal sealed record TopicCount
{
    public required string TopicId { get; init; }

    public required int Subscribers { get; init; }
}
