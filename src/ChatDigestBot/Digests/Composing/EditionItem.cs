using ChatDigestBot.Shared;
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
        Title = InScriptOf(reader, scored.Article.Title, scored.Article.Language),
        Source = scored.Article.Source,
        PublishedAt = scored.Article.PublishedAt,
        StoryId = scored.Article.StoryId,
        Sources = scored.Article.StorySources,
        TopicId = scored.TopicId,
        Summary = InScriptOf(reader, scored.Article.Summary, scored.Article.Language),
        WrittenIn = scored.Article.Language,
        HasPicture = scored.Article.ImageUrl is not null,
        Parts = scored.Parts,
    };

    /// <summary>A text as a reader of Chinese has it, in the other script as far as that can be done safely.</summary>
    public static string InScriptOf(Language reader, string text, string language) => (reader, language) switch
    {
        (Language.Chinese, "zh-Hant") => ChineseScript.ToSimplified(text),
        (Language.TraditionalChinese, "zh-Hans") => ChineseScript.ToTraditional(text),
        _ => text,
    };
}
