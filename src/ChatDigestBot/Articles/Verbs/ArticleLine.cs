using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>An article as verbs print it; scripts outside read these names.</summary>
internal record ArticleLine
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string Path { get; init; }

    public required string Title { get; init; }

    public required string? Source { get; init; }

    public required string? Author { get; init; }

    /// <summary>In UTC, to the second.</summary>
    public required string PublishedAt { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    public required string StoryId { get; init; }

    public required string? ImageUrl { get; init; }

    public required string? Link { get; init; }

    public required int Words { get; init; }

    public required string Summary { get; init; }

    public static ArticleLine Of(Article article) => new()
    {
        Id = article.Id,
        Key = article.Key,
        Path = article.Path,
        Title = article.Title,
        Source = article.Source,
        Author = article.Author,
        PublishedAt = IsoInstant.Of(article.PublishedAt),
        Language = article.Language,
        Topics = article.Topics,
        StoryId = article.StoryId,
        ImageUrl = article.ImageUrl,
        Link = article.Link,
        Words = article.Words,
        Summary = article.Summary,
    };

}
