namespace ChatDigestBot.Articles.Stories;

/// <summary>Decides whether two texts that resemble each other are two reports made from one template: another day's, or of other amounts. Pure.</summary>
internal static class TemplateRule
{
    private const double TitlesAlike = 0.5;
    private const double TitlesSame = 0.9;
    private const double LeastDaysApart = 0.5;

    public static bool AreTwoReports(StoryFacts one, StoryFacts other, double daysApart) =>
        DayDiffers(one, other) || WeekdayDiffers(one, other)
        || (AreAlike(one, other, TitlesAlike) && Amounts.Differ(one.TitleAmounts, other.TitleAmounts, one, other))
        || (daysApart >= LeastDaysApart && AreAlike(one, other, TitlesSame) && Amounts.Differ(one.LeadAmounts, other.LeadAmounts, one, other));

    // The day each names first the other never names.
    private static bool DayDiffers(StoryFacts one, StoryFacts other) =>
        one.FirstDay is { } mine && other.FirstDay is { } theirs && !mine.IsAmong(other.KnownDays) && !theirs.IsAmong(one.KnownDays);

    private static bool WeekdayDiffers(StoryFacts one, StoryFacts other) =>
        one.Weekdays is [var mine, ..] && other.Weekdays is [var theirs, ..] && !other.Weekdays.Contains(mine) && !one.Weekdays.Contains(theirs);

    private static bool AreAlike(StoryFacts one, StoryFacts other, double part) => Alignment.Gaps(one.TitleTokens, other.TitleTokens, part) is not null;
}
