namespace ChatDigestBot.Subscribers.Topics;

/// <summary>A row of <c>subscriptions</c>.</summary>
internal sealed record TopicRow
{
    public required long SubscriberId { get; init; }

    public required string TopicId { get; init; }

    public required DateTimeOffset SubscribedAt { get; init; }

    public Subscription ToSubscription() => new(TopicId, SubscribedAt);
}
