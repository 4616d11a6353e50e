using ChatDigestBot.Articles;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Corrections;

/// <summary>The dated line under a digest that told an article as it was before an editor corrected it. Pure but for the catalogue.</summary>
internal sealed class CorrectionLine(TextCatalogue texts)
{
    /// <summary>What a sent message says with the line below it; null where it told nothing of the article, says so already, or has no room.</summary>
    /// <param name="sent">As it stands in the chats.</param>
    /// <param name="told">The article as digests told it, in each of its wordings.</param>
    /// <param name="article">As it is now.</param>
    /// <param name="language">The readers'.</param>
    /// <param name="day">The day of the correction.</param>
    public HtmlText? Under(HtmlText sent, IEnumerable<ToldArticle> told, Article article, Language language, DateOnly day)
    {
        var (title, summary) = (EditionItem.InScriptOf(language, article.Title, article.Language), EditionItem.InScriptOf(language, article.Summary, article.Language));
        foreach (var one in told)
        {
            if (!sent.Html.Contains(EditionText.ShownTitle(one.Title).Html, StringComparison.Ordinal))
            {
                continue;
            }

            var values = new (string, object)[] { ("date", DayText.Of(texts, language, day)), ("old", one.Title), ("title", title), ("summary", summary) };
            var line = HtmlText.Lines(
                one.Title == title ? HtmlText.Empty : texts.Html(language, "digests.correctedTitle", values),
                one.Summary == summary || summary.Length == 0 ? HtmlText.Empty : texts.Html(language, "digests.correctedSummary", values));
            var changed = HtmlText.Join("\n\n", [sent, line]);
            return line.IsEmpty || sent.Html.Contains(line.Html, StringComparison.Ordinal) || !HtmlSplitter.Fits(changed) ? null : changed;
        }

        return null;
    }
}

/// <summary>An article in the words of a digest that told it.</summary>
internal sealed record ToldArticle
{
    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string StoryId { get; init; }
}
