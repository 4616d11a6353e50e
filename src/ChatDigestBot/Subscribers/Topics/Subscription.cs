namespace ChatDigestBot.Subscribers.Topics;

/// <summary>A topic somebody wants.</summary>
/// <param name="TopicId">As in <c>content/topics.yaml</c>.</param>
/// <param name="SubscribedAt">Digests hold what was first seen after this.</param>
internal sealed record Subscription(string TopicId, DateTimeOffset SubscribedAt);
