using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Reader;

/// <summary>The line under an article's title: source, day, minutes, and what else a reader should know.</summary>
internal static class ArticleFacts
{
    /// <param name="article">Which.</param>
    /// <param name="zone">The reader's: days are those of their calendar.</param>
    /// <param name="texts">The words.</param>
    /// <param name="language">The reader's.</param>
    public static string Of(Article article, TimeZoneInfo zone, TextCatalogue texts, Language language)
    {
        var day = LocalTime.DateAt(article.PublishedAt, zone);
        var parts = new List<string>();
        if (article.Source is { Length: > 0 } source)
        {
            parts.Add(source);
        }

        parts.Add(DayText.WithYear(texts, language, day));
        parts.Add(texts.Get(language, "articles.minutes", ("count", article.ReadingMinutes)));
        if (article.CorrectedAt is { } corrected)
        {
            parts.Add(texts.Get(language, "articles.corrected", ("date", DayText.Short(texts, language, LocalTime.DateAt(corrected, zone), day))));
        }

        if (article.IsAdvert)
        {
            parts.Add(texts.Get(language, "articles.advert"));
        }

        return string.Join(" · ", parts);
    }
}
