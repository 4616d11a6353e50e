using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>An article as verbs print it; scripts outside read these names.</summary>
internal class ArticleLine(Article article)
{
    public long Id { get; } = article.Id;

    public string Key { get; } = article.Key;

    public string Path { get; } = article.Path;

    public string Title { get; } = article.Title;

    public string? Source { get; } = article.Source;

    public string? Author { get; } = article.Author;

    /// <summary>In UTC, to the second.</summary>
    public string PublishedAt { get; } = IsoInstant.Of(article.PublishedAt);

    public string Language { get; } = article.Language;

    public IReadOnlyList<string> Topics { get; } = article.Topics;

    public string StoryId { get; } = article.StoryId;

    public string? ImageUrl { get; } = article.ImageUrl;

    public string? Link { get; } = article.Link;

    public int Words { get; } = article.Words;

    public string Summary { get; } = article.Summary;
}
