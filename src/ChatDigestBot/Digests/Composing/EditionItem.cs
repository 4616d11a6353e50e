using ChatDigestBot.Texts;

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

    /// <summary>A model wrote the summary, not this bot.</summary>
    public bool IsByModel { get; init; }

    /// <summary>The article's; empty in editions of before it was kept.</summary>
    public string WrittenIn { get; init; } = "";

    /// <summary>Whether the article has a picture of its own.</summary>
    public bool HasPicture { get; init; }

    public required IReadOnlyList<ScorePart> Parts { get; init; }

    /// <param name="scored">The article and why it was chosen.</param>
    /// <param name="reader">In whose script Chinese is written, as far as that can be done safely.</param>
    public static EditionItem Of(ScoredArticle scored, Language reader) => new()
    {
        ArticleId = scored.Article.Id,
        Key = scored.Article.Key,
        Title = ReaderScript.Of(reader, scored.Article.Title, scored.Article.Language),
        Source = scored.Article.Source,
        PublishedAt = scored.Article.PublishedAt,
        StoryId = scored.Article.StoryId,
        Sources = scored.Article.StorySources,
        TopicId = scored.TopicId,
        Summary = ReaderScript.Of(reader, scored.ModelSummary ?? scored.Article.Summary, scored.Article.Language),
        IsByModel = scored.ModelSummary is not null,
        WrittenIn = scored.Article.Language,
        HasPicture = scored.Article.ImageUrl is not null,
        Parts = scored.Parts,
    };
}
