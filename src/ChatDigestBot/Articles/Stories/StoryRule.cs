using System.Globalization;

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

    private const double SameText = 0.85;
    private const double Reissue = 0.38;

    /// <summary>The reason in words when they are the same story, else null.</summary>
    /// <param name="similarity">Of their prints.</param>
    public static string? WhySame(StoryFacts one, StoryFacts other, double similarity)
    {
        var numbers = Agreement.Of(one.Numbers, other.Numbers);
        var names = Agreement.Of(one.Names, other.Names);
        var days = Agreement.Of(one.Days, other.Days);
        // Without dates of their own, days that both texts name must do.
        var apart = one.PublishedAt is { } here && other.PublishedAt is { } there ? (here - there).Duration().TotalDays : days.Shared > 0 ? 0 : double.PositiveInfinity;
        var support = Math.Min(one.Supports(other), other.Supports(one));
        if (similarity >= SameText)
        {
            return numbers.Least < 2 || numbers.Part >= 0.75 ? Words("the same text", similarity, numbers, names, apart) : null;
        }

        if (apart > Days || TitlesContradict(one, other, support) || (days.Least > 0 && days.Shared == 0 && one.Days.Count + other.Days.Count > 2))
        {
            return null;
        }

        if (similarity >= Reissue)
        {
            return numbers.Part >= 0.5 && support >= 0.6 && (names.Least < 2 || names.Part >= 0.35) && (numbers.Least >= 2 || (names.Shared >= 2 && support >= 0.7))
                ? Words("a re-issue", similarity, numbers, names, apart)
                : null;
        }

        // Told by two writers: much of what is stated must agree.
        return apart <= 3 && support >= 0.55 && numbers.Shared >= 2 && numbers.Part >= 0.5 && names.Shared >= 2 && names.Part >= 0.4
            ? Words("told by two writers", similarity, numbers, names, apart)
            : null;
    }

    // "101 stocks" and "106 stocks" are two days' news, whatever else is alike.
    private static bool TitlesContradict(StoryFacts one, StoryFacts other, double support) =>
        one.TitleNumbers.Count > 0 && other.TitleNumbers.Count > 0 && !one.TitleNumbers.Overlaps(other.TitleNumbers)
        && (!one.Numbers.IsSupersetOf(other.TitleNumbers) || !other.Numbers.IsSupersetOf(one.TitleNumbers) || support < 0.7);

    private static string Words(string kind, double similarity, Agreement numbers, Agreement names, double apart) => string.Create(
        CultureInfo.InvariantCulture,
        $"{kind}: {similarity * 100:0} % of the text, {numbers.Shared} of {numbers.Least} numbers and {names.Shared} of {names.Least} names agree, {apart:0.#} days apart");

    private readonly record struct Agreement(int Shared, int Least)
    {
        public double Part => Least == 0 ? 0 : (double)Shared / Least;

        public static Agreement Of(IReadOnlySet<string> one, IReadOnlySet<string> other) => new(one.Count(other.Contains), Math.Min(one.Count, other.Count));
    }
}
