using System.Collections.Frozen;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>Tells a number and its unit, a model and its variant, which some write as one word and some as two. Pure.</summary>
internal static class NumberWord
{
    private const int MaxUnit = 2;
    private const int MaxModel = 8;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LongUnits =
        FrozenSet.Create(StringComparer.Ordinal, "mah", "ghz", "mhz", "khz", "kwh", "mwh", "gwh", "twh", "rpm", "fps", "dpi", "ppi", "ppm", "bit", "nit", "nits", "inch", "pro", "max", "plus", "ultra", "mini", "lite", "turbo", "air", "super", "fold", "flip")
            .GetAlternateLookup<ReadOnlySpan<char>>();

    // English words that stand beside numbers without belonging to them.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common =
        FrozenSet.Create(
            StringComparer.Ordinal, "a", "i", "of", "in", "on", "at", "to", "is", "as", "by", "or", "an", "it", "he", "we", "be", "us", "so", "if", "do", "no", "up", "my", "me", "go", "and", "the", "for", "from", "with", "over",
            "than", "about", "only", "just", "some", "all", "are", "was", "were", "has", "had", "not", "but", "page", "day", "days", "year", "years", "may", "june", "july", "april", "march", "august")
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="left">The word before a space.</param>
    /// <param name="right">The word behind it.</param>
    public static bool BelongTogether(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (CharKinds.Of(left[^1]) == CharKind.Digit)
        {
            return IsLetters(right) && (LongUnits.Contains(right) || (right.Length <= MaxUnit && !Common.Contains(right)));
        }

        // Two figures and more are looked up apart from their word.
        return right.Length == 1 && CharKinds.Of(right[0]) == CharKind.Digit && left.Length <= MaxModel && IsLetters(left) && !Common.Contains(left);
    }

    private static bool IsLetters(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('a', 'z');
}
