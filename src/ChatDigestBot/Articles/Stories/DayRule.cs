namespace ChatDigestBot.Articles.Stories;

/// <summary>Decides whether what two articles tell may have happened on one day. Pure.</summary>
/// <remarks>The first day a text tells of is that of the event, unless it only says when somebody announced or reported it: such a day, or none, speaks against no other near it.</remarks>
internal static class DayRule
{
    private static readonly TimeSpan Silent = TimeSpan.FromHours(16);

    public static bool MayBeOne(StoryFacts one, StoryFacts other)
    {
        var (mine, theirs) = (EventDay(one), EventDay(other));
        var (days, otherDays) = (Days(one, mine), Days(other, theirs));
        return mine is null && theirs is null ? days.Overlaps(otherDays) && (one.PublishedAt - other.PublishedAt)?.Duration() <= Silent
            : (mine is null || otherDays.Contains(mine)) && (theirs is null || days.Contains(theirs));
    }

    /// <summary>Both tell of one day.</summary>
    public static bool NameOne(StoryFacts one, StoryFacts other) => one.ToldDays.Any(mine => other.ToldDays.Any(theirs => theirs.Key == mine.Key));

    private static string? EventDay(StoryFacts facts) => facts.ToldDays is [{ IsOfReport: false } first, ..] ? first.Key : null;

    private static HashSet<string> Days(StoryFacts facts, string? eventDay)
    {
        var days = facts.ToldDays.Select(day => day.Key).Concat(facts.Days).ToHashSet(StringComparer.Ordinal);
        if (eventDay is null && facts.PublishedAt is { } at)
        {
            days.UnionWith(CalendarDays.Latest(at));
        }

        return days;
    }
}
