namespace ChatDigestBot.Follows.Alerts;

/// <summary>An article that has what somebody follows.</summary>
internal sealed record FoundMatch(string Key, long ArticleId, DateTimeOffset FirstSeenAt);
