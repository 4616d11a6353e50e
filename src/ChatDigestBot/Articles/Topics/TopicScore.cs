namespace ChatDigestBot.Articles.Topics;

/// <summary>A topic an article was found to be of, and why.</summary>
internal sealed record TopicScore
{
    public required string Topic { get; init; }

    public required double Score { get; init; }

    /// <summary>The strongest first.</summary>
    public required IReadOnlyList<TopicReason> Reasons { get; init; }
}

/// <summary>One piece of evidence.</summary>
internal sealed record TopicReason
{
    /// <summary><c>title</c>, <c>text</c>, <c>category</c> or <c>link</c>; <c>learned</c> for a piece of the text, <c>given</c> where the post says it itself, <c>editor</c> where a person did.</summary>
    public required string Rule { get; init; }

    /// <summary>The word, category, link or piece found.</summary>
    public required string Found { get; init; }

    public required int Count { get; init; }

    public required double Points { get; init; }
}
