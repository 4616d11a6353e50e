using ChatDigestBot.Articles;

namespace ChatDigestBot.Digests.Composing;

/// <summary>An article that may come into a digest, with the reasons for its place.</summary>
internal sealed record ScoredArticle
{
    public required Article Article { get; init; }

    /// <summary>The wanted topic for which it is there.</summary>
    public required string TopicId { get; init; }

    public required IReadOnlyList<ScorePart> Parts { get; init; }

    /// <summary>A model's, that is told in the place of the article's; null where there is none.</summary>
    public string? ModelSummary { get; init; }

    public double Score => Parts.Sum(part => part.Value);
}
