namespace ChatDigestBot.Follows.Alerts;

/// <summary>An article that has what this subscriber follows, with the words as this subscriber wrote them.</summary>
internal sealed record FollowerMatch
{
    public required long SubscriberId { get; init; }

    public required string Key { get; init; }

    public required string Query { get; init; }

    public required long ArticleId { get; init; }
}
