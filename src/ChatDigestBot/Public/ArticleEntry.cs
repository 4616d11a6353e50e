using ChatDigestBot.Articles;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Public;

/// <summary>One article in a public list.</summary>
/// <param name="Language">The tag of the language it is written in; null where that was not kept.</param>
/// <param name="Day">As programs read it: yyyy-MM-dd.</param>
public sealed record ArticleEntry(string Key, string? Language, string Title, string? Source, string Summary, string Day, string DayInWords)
{
    internal static ArticleEntry Of(Article article, TextCatalogue texts, Language language) =>
        Of(article.Key, article.Language, article.Title, article.Source, article.Summary, article.Day, texts, language);

    internal static ArticleEntry Of(EditionItem item, TextCatalogue texts, Language language) =>
        Of(item.Key, item.WrittenIn, item.Title, item.Source, item.Summary, Article.DayOf(item.PublishedAt), texts, language);

    private static ArticleEntry Of(string key, string written, string title, string? source, string summary, DateOnly day, TextCatalogue texts, Language language) =>
        new(key, written.Length > 0 ? written : null, title, source, summary, IsoDay.Of(day), DayText.WithYear(texts, language, day));
}
