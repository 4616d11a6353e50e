using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Reader;

/// <summary>The line under an article's title: source, day, minutes, and what else a reader should know.</summary>
internal static class ArticleFacts
{
    public static string Of(Article article, TextCatalogue texts, Language language)
    {
        var parts = new List<string>();
        if (article.Source is { Length: > 0 } source)
        {
            parts.Add(source);
        }

        parts.Add(DayText.WithYear(texts, language, article.Day));
        parts.Add(texts.Get(language, "articles.minutes", ("count", article.ReadingMinutes)));
        if (article.CorrectedAt is { } corrected)
        {
            parts.Add(texts.Get(language, "articles.corrected", ("date", DayText.Short(texts, language, Article.DayOf(corrected), article.Day))));
        }

        if (article.IsAdvert)
        {
            parts.Add(texts.Get(language, "articles.advert"));
        }

        return string.Join(" · ", parts);
    }
}
