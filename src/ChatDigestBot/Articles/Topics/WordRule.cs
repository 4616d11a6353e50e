namespace ChatDigestBot.Articles.Topics;

/// <summary>Decides by points alone what a post is about: for topics that are not learned. Pure.</summary>
/// <remarks>
/// No topic comes from the text's mentions alone unless the text is full of them; and none from weak words alone, however many: one must be nearly
/// enough by itself. Nor from one word alone said a few times, unless it is one that leaves no doubt.
/// </remarks>
internal static class WordRule
{
    /// <summary>Of the threshold: what nearly decides by itself.</summary>
    public const double StrongShare = 0.8;

    private const double Unnamed = 0.2;
    private const int MaxMentions = 5;
    private const double SideShare = 0.7;
    private const double SideOfAtMost = 26;

    /// <summary>The topics of a post among those that are asked for, the strongest first.</summary>
    /// <param name="found">Topics with what was found for each, none of them vetoed.</param>
    /// <param name="hasOthers">The post is of some topic already: what only the text speaks of, and what is general, gives way to that.</param>
    public static IEnumerable<(Topic Topic, TopicTally Tally)> Choose(IEnumerable<(Topic Topic, TopicTally Tally)> found, double threshold, bool hasText, bool hasOthers)
    {
        var chosen = found.Where(pair => IsEnough(pair.Tally, threshold, hasText)).ToList();
        if (hasOthers || chosen.Exists(pair => IsNamed(pair.Tally, threshold)))
        {
            // What only the text speaks of, however much, is no match for what the post calls itself.
            chosen.RemoveAll(pair => !IsNamed(pair.Tally, threshold));
        }

        if (chosen.Exists(pair => !pair.Topic.IsGeneral && IsNamedByMatter(pair.Tally, threshold)))
        {
            // A carmaker's robotaxi is about driving, whoever made it; its shares are about it.
            chosen.RemoveAll(pair => !IsNamedByMatter(pair.Tally, threshold));
        }

        chosen.Sort(static (left, right) => right.Tally.Total.CompareTo(left.Tally.Total));
        if (hasOthers || chosen.Exists(pair => !pair.Topic.IsGeneral))
        {
            chosen.RemoveAll(pair => pair.Topic.IsGeneral);
        }

        return chosen.Where((pair, place) => place == 0 || IsSubjectToo(pair.Tally, chosen[0].Tally, threshold));
    }

    // What a post is of beside its first subject must be named by title or source, and not be far behind it; beyond some measure a subject
    // that is spoken of at length leaves room for another.
    private static bool IsSubjectToo(TopicTally tally, TopicTally first, double threshold) =>
        IsNamed(tally, threshold) && tally.Total >= SideShare * Math.Min(first.Total, SideOfAtMost);

    /// <summary>The points a topic needs. What a post is about, its title mostly names: the less it does, the more the text must say.</summary>
    /// <param name="unnamed">Of the threshold: how much more, where neither title nor source names it.</param>
    public static double Required(double named, double threshold, double unnamed) =>
        threshold * (1 + (unnamed * (1 - Math.Clamp(named / (StrongShare * threshold), 0, 1))));

    private static bool IsNamed(TopicTally tally, double threshold) => tally.Named >= StrongShare * threshold;

    private static bool IsNamedByMatter(TopicTally tally, double threshold) => tally.Named - tally.NamedByMaker >= StrongShare * threshold;

    private static bool IsEnough(TopicTally tally, double threshold, bool hasText) =>
        tally.Total >= Required(tally.Named, threshold, Unnamed)
        && tally.Strongest >= StrongShare * threshold
        && tally.StrongestAhead >= StrongShare * threshold
        && (!hasText || tally.Strongest > StrongShare * threshold || !tally.IsOneWordSaidAtMost(MaxMentions));
}
