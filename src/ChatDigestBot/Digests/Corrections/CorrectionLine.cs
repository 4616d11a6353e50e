using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Corrections;

/// <summary>The dated line under a digest that told an article as it was before an editor corrected it. Pure but for the catalogue.</summary>
/// <remarks>Of several words for the same thing a message says those that stand last in it: lines of correction stand below what they correct.</remarks>
internal sealed class CorrectionLine(TextCatalogue texts)
{
    private static readonly (int End, int Length) Nowhere = (-1, 0);

    /// <summary>What a sent message says with the line below it; null where it told nothing of the article, says so already, or has no room.</summary>
    /// <param name="sent">As it stands in the chats.</param>
    /// <param name="told">The article as digests told it, in each of its wordings.</param>
    /// <param name="article">As it is now.</param>
    /// <param name="said">What an editor said of it: nothing else is a correction.</param>
    /// <param name="language">The readers'.</param>
    /// <param name="day">The day of the correction.</param>
    public HtmlText? Under(HtmlText sent, IEnumerable<ToldArticle> told, Article article, CuratedArticle said, Language language, DateOnly day)
    {
        var here = told.Where(one => LastOf(sent, [EditionText.ShownTitle(one.Title)]) != Nowhere).ToList();
        if (here.Count == 0)
        {
            return null;
        }

        // A title may be the same in both scripts, and what is below it is not.
        here = here.Exists(one => one.Language == language.Tag()) ? here.FindAll(one => one.Language == language.Tag()) : here;
        var values = new (string, object)[]
        {
            ("date", DayText.Of(texts, language, day)),
            ("old", here.MaxBy(one => LastOf(sent, [EditionText.ShownTitle(one.Title)]))!.Title),
            ("title", ReaderScript.Of(language, article.Title, article.Language)),
            ("summary", ReaderScript.Of(language, article.Summary, article.Language)),
        };
        var line = HtmlText.Lines(
            said.Title is not null && SaysOtherTitle(sent, here, article) ? texts.Html(language, "digests.correctedTitle", values) : HtmlText.Empty,
            said.Summary is not null && SaysOtherSummary(sent, here, article) ? texts.Html(language, "digests.correctedSummary", values) : HtmlText.Empty);
        var changed = HtmlText.Blocks(sent, line);
        return line.IsEmpty || !HtmlSplitter.Fits(changed) ? null : changed;
    }

    private static bool SaysOtherTitle(HtmlText sent, List<ToldArticle> here, Article article)
    {
        var now = InEachScript(article.Title, article).SelectMany(title => new[] { EditionText.ShownTitle(title), HtmlText.Encode(title) });
        return LastOf(sent, here.Select(one => EditionText.ShownTitle(one.Title))).CompareTo(LastOf(sent, now)) > 0;
    }

    private static bool SaysOtherSummary(HtmlText sent, List<ToldArticle> here, Article article)
    {
        if (article.Summary.Length == 0)
        {
            return false;
        }

        var now = InEachScript(article.Summary, article);
        var others = here.FindAll(one => !now.Contains(one.Summary));
        var (toldAt, nowAt) = (LastOf(sent, others.SelectMany(one => Shown(one.Summary, article))), LastOf(sent, now.SelectMany(one => Shown(one, article))));
        // Where neither is found a digest had room for the title only.
        return toldAt == Nowhere ? nowAt == Nowhere && others.Count == here.Count : toldAt.CompareTo(nowAt) > 0;
    }

    // Of words that end at the same place the longer, so that none is found within another.
    private static (int End, int Length) LastOf(HtmlText sent, IEnumerable<HtmlText> words) => words.Where(one => !one.IsEmpty)
        .Select(one => sent.Html.LastIndexOf(one.Html, StringComparison.Ordinal) is >= 0 and var at ? (at + one.Html.Length, one.Html.Length) : Nowhere)
        .Append(Nowhere).Max();

    private static List<string> InEachScript(string text, Article article) =>
        [.. Languages.All.Select(language => ReaderScript.Of(language, text, article.Language)).Distinct()];

    // The day of the readers is the one of Greenwich or one beside it.
    private static IEnumerable<HtmlText> Shown(string summary, Article article) =>
        from days in Enumerable.Range(-1, 3)
        let day = DateOnly.FromDateTime(article.PublishedAt.UtcDateTime).AddDays(days)
        from shown in new[] { HtmlText.Encode(summary), EditionText.ShownSummary(summary, day), EditionText.ShownSentence(summary, day) }
        select shown;
}

/// <summary>An article in the words of a digest that told it.</summary>
internal sealed record ToldArticle
{
    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string StoryId { get; init; }

    /// <summary>The tag of the edition's language.</summary>
    public required string Language { get; init; }
}
