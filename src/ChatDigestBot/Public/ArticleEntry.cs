using ChatDigestBot.Articles;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Public;

/// <summary>One article in a public list.</summary>
/// <param name="Day">As programs read it: yyyy-MM-dd.</param>
public sealed record ArticleEntry(string Key, string Title, string? Source, string Summary, string Day, string DayInWords)
{
    internal static ArticleEntry Of(Article article, TextCatalogue texts, Language language) =>
        Of(article.Key, article.Title, article.Source, article.Summary, article.Day, texts, language);

    internal static ArticleEntry Of(EditionItem item, TextCatalogue texts, Language language) =>
        Of(item.Key, item.Title, item.Source, item.Summary, Article.DayOf(item.PublishedAt), texts, language);

    private static ArticleEntry Of(string key, string title, string? source, string summary, DateOnly day, TextCatalogue texts, Language language) =>
        new(key, title, source, summary, IsoDay.Of(day), DayText.WithYear(texts, language, day));
}
