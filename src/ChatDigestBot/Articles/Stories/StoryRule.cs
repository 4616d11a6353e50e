using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Decides whether two articles tell the same story. Pure.</summary>
/// <remarks>
/// Text alone cannot tell: a re-issue under a new title shares half of it, and so do two days' reports made from one template. What
/// differs decides: numbers, days, names, and whether each one's title is spoken of in the other's text.
/// </remarks>
internal static class StoryRule
{
    /// <summary>Further apart than this, only the same text is the same story.</summary>
    public const int Days = 14;

    /// <summary>Further apart than this the same thing may have happened to the same one again.</summary>
    public const int EventDays = 2;

    private const double SameText = 0.85;
    private const double SameReport = 0.5;

    /// <summary>From here on the texts are of one form, if not of one hand.</summary>
    public const double Reissue = 0.38;

    // Whose rare words are less alike than this tell of two things, however many amounts they share: long texts share some by chance.
    private const double LeastAlikeInWords = 0.15;

    /// <summary>Of a text that is told again on the same day so much stands that few facts need speak for it.</summary>
    public const double MostlySameText = 0.6;

    /// <summary>The reason when they are the same story, else null.</summary>
    /// <param name="similarity">The part of the texts' runs of characters that both have, from 0 to 1.</param>
    public static KeptText? WhySame(StoryFacts one, StoryFacts other, double similarity)
    {
        if (QuotesWhatItCorrects(one, other) || QuotesWhatItCorrects(other, one))
        {
            return StoryReasons.QuotesTitle;
        }

        var areAlike = similarity >= Reissue;
        if (!areAlike && (one.CorrectsAnother || other.CorrectsAnother))
        {
            return null;
        }

        return WhySameUnlessSubjectsDiffer(one, other, similarity, areAlike)
            ?? (!areAlike && AreNear(one, other) && EventRule.IsToldByTwoNewsrooms(one, other) ? StoryReasons.Of("twoNewsrooms", StoryComparison.Of(one, other, similarity)) : null);
    }

    /// <summary>The same of two that speak of one subject.</summary>
    public static KeptText? WhySame(StoryComparison pair)
    {
        if (pair.IsCorrection && pair.DaysApart <= Days && (pair.Similarity >= Reissue ? pair.Support >= 0.6 : NamesWhatItCorrects(pair)))
        {
            return StoryReasons.Of("correction", pair);
        }

        if (pair.Similarity >= SameText)
        {
            return pair.Numbers.Least < 2 || pair.Numbers.Part >= 0.75 ? StoryReasons.Of("sameText", pair) : null;
        }

        if (pair.DaysApart > Days || (pair.Days.Least > 0 && pair.Days.Shared == 0))
        {
            return null;
        }

        if (pair.Similarity >= Reissue)
        {
            return (pair.TitlesContradict ? IsRetitled(pair) : IsReissue(pair)) ? StoryReasons.Of("reissue", pair) : null;
        }

        return !pair.TitlesContradict && IsToldByTwo(pair) ? StoryReasons.Of("twoWriters", pair)
            : HasTheSameFigures(pair) || HasFiguresAndPhrases(pair) || HasFiguresOfOneEvent(pair) ? StoryReasons.Of("sameFigures", pair)
            : IsOneEvent(pair) ? StoryReasons.Of("oneEvent", pair)
            : null;
    }

    private static KeptText? WhySameUnlessSubjectsDiffer(StoryFacts one, StoryFacts other, double similarity, bool areAlike)
    {
        if ((!areAlike && one.IsCorrection == other.IsCorrection && one.Words.Likeness(other.Words) < LeastAlikeInWords)
            || SubjectRule.Differ(one, other, areAlike, areAlike))
        {
            return null;
        }

        var pair = StoryComparison.Of(one, other, similarity);
        return areAlike && !pair.IsCorrection && TemplateRule.AreTwoReports(one, other, pair.DaysApart) ? null : WhySame(pair);
    }

    private static bool AreNear(StoryFacts one, StoryFacts other) => one.PublishedAt is { } here && other.PublishedAt is { } there && (here - there).Duration().TotalDays <= EventDays;

    private static bool QuotesWhatItCorrects(StoryFacts correction, StoryFacts other) => correction.IsAboutAnother && !other.IsAboutAnother && correction.QuotesTitleOf(other);

    // A few lines that say what was wrong: they give an amount that was told, and the titles name one thing.
    private static bool NamesWhatItCorrects(StoryComparison pair) =>
        (pair.Figures.Shared >= 1 || pair.Numbers.Shared >= 1) && pair.TitlesShare >= 3 && pair.TitlesPart >= 0.4 && (pair.Support >= 0.6 || pair.MostSupport >= 0.9);

    private static bool IsReissue(StoryComparison pair) => HasFactsOfReissue(pair) || IsMostlyTheSame(pair);

    private static bool IsMostlyTheSame(StoryComparison pair) =>
        pair.Similarity >= MostlySameText && pair.DaysApart <= 0.5 && pair.Likeness >= MostlySameText
        && (pair.Numbers.Least == 0 || pair.Numbers.Part >= 0.75) && (pair.Names.Least == 0 || pair.Names.Part >= 0.5);

    private static bool HasFactsOfReissue(StoryComparison pair) =>
        (pair.Names.Least < 2 || pair.Names.Part >= 0.35)
        && (HasManyFacts(pair)
            || (pair.Numbers is { Least: >= 2, Part: >= 0.5 } && pair.Support >= 0.6)
            || (pair.Numbers is { Least: 1, Shared: 1 } or { Least: 0 } && pair.Names.Shared >= 2 && pair.Support >= 0.7));

    // One title says 350 and the other 500, of the same deal: then all else must agree, and within days.
    private static bool IsRetitled(StoryComparison pair) =>
        pair.Similarity >= SameReport && pair.DaysApart <= FigureIndex.Days && pair.Days.Shared >= 1 && pair.Figures.Shared >= 2
        && pair.Numbers.Part >= 0.6 && pair.Names is { Shared: >= 2, Part: >= 0.6 } && pair.Support >= 0.5;

    // A new title may use other words for all of it, as long as nearly every number stands.
    private static bool HasManyFacts(StoryComparison pair) => pair.Numbers is { Shared: >= 4, Part: >= 0.75 } && pair.Support >= 0.3;

    // Two who share none of their words still give the same amounts of the same things, and name in their titles what the other tells too.
    // Unrelated reports of the same days share a figure or two (100%, 11家), never three of them and the title's words.
    private static bool HasTheSameFigures(StoryComparison pair) =>
        pair.DaysApart <= FigureIndex.Days && pair.Names.Shared >= 1 && (!pair.TitlesContradict || pair.TitlesAnswer)
        && ((pair.Figures is { Shared: >= 3, Part: >= 0.35 } && pair.Support >= 0.4)
            || HasNearlyAllFigures(pair)
            || (pair.Figures is { Shared: 2, Part: >= 0.5 } && pair.Names.Shared >= 2 && pair.Days.Shared >= 1 && pair.Support >= 0.55 && pair.TitlesShare >= 4));

    // The titles may say nothing in common, where most amounts agree and who and what it is about is called the same.
    private static bool HasFiguresAndPhrases(StoryComparison pair) =>
        pair.DaysApart <= FigureIndex.Days && (!pair.TitlesContradict || pair.TitlesAnswer) && pair.Support >= 0.2 && pair.MostFigures <= (2 * pair.Figures.Least) + 1
        && (pair.Figures is { Shared: >= 3, Part: >= 0.65 } ? pair.Phrases >= 2 : pair.Figures is { Shared: 2, Part: >= 0.65 } && pair.Phrases >= 3);

    // The titles may be of quite other words then, as long as they name one thing.
    private static bool HasNearlyAllFigures(StoryComparison pair) =>
        pair.Days.Shared >= 1 && pair.TitlesShare >= 2
        && (pair.Figures is { Shared: >= 5, Part: >= 0.6 } ? pair.Support >= 0.1 : pair.Figures is { Shared: 4, Part: >= 0.6 } && pair.Support >= 0.15);

    // Both name one in their titles, say that the same happened on one day, and give the same amounts: then little of the titles need be told by both.
    private static bool HasFiguresOfOneEvent(StoryComparison pair) =>
        pair.DaysApart <= FigureIndex.Days && !pair.TitlesContradict && pair.Days.Shared >= 1 && pair.MostSupport >= 0.4 && pair.MostFigures <= (2 * pair.Figures.Least) + 1
        && pair.Figures is { Shared: >= 2, Part: >= 0.65 } && pair.AreOneEvent;

    // Who gives no amounts, or others: then both must name one in their titles, say that the same happened, and speak of much of each other's title.
    private static bool IsOneEvent(StoryComparison pair) =>
        pair.DaysApart <= EventDays && !pair.TitlesContradict && pair.TitlesPart >= 0.22 && pair.Support >= 0.25 && pair.Support + pair.MostSupport >= 0.65 && pair.AreOneEvent;

    // Much of what is stated must agree, because so little of the text does.
    private static bool IsToldByTwo(StoryComparison pair) =>
        pair.DaysApart <= 3 && pair.Support >= 0.55 && pair.Numbers is { Shared: >= 2, Part: >= 0.5 } && pair.Names is { Shared: >= 2, Part: >= 0.4 };
}
