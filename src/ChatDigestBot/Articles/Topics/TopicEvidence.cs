namespace ChatDigestBot.Articles.Topics;

/// <summary>What of an article speaks for a topic.</summary>
internal sealed record TopicEvidence
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Source, section and channel: what the head lists, and the source it names beside them.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Links { get; init; }
}
