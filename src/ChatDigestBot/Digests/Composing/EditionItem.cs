namespace ChatDigestBot.Digests.Composing;

/// <summary>An article as an edition told it, and why; stored as JSON, so that it stays true when the catalogue moves on.</summary>
internal sealed record EditionItem
{
    public required long ArticleId { get; init; }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? Source { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required string StoryId { get; init; }

    /// <summary>How many sources tell the story.</summary>
    public required int Sources { get; init; }

    public required string TopicId { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<ScorePart> Parts { get; init; }

    public static EditionItem Of(ScoredArticle scored) => new()
    {
        ArticleId = scored.Article.Id,
        Key = scored.Article.Key,
        Title = scored.Article.Title,
        Source = scored.Article.Source,
        PublishedAt = scored.Article.PublishedAt,
        StoryId = scored.Article.StoryId,
        Sources = scored.Article.StorySources,
        TopicId = scored.TopicId,
        Summary = scored.Article.Summary,
        Parts = scored.Parts,
    };
}
