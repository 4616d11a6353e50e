using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>Says which words are worth correcting and how far one may be off. Pure.</summary>
internal static class Spelling
{
    public const int MinLength = 4;
    public const int MaxLength = 24;

    private const int MinStem = 3;

    /// <summary>Two letters of eight leave enough to know a word by; of shorter ones they make another word.</summary>
    private const int MinLong = 8;

    public static string Reverse(string word) => new([.. word.Reverse()]);

    /// <summary>One letter more, less, other, or two neighbours changed about.</summary>
    public static bool IsOneOff(string typed, string meant)
    {
        var (shorter, longer) = typed.Length <= meant.Length ? (typed, meant) : (meant, typed);
        var same = shorter.AsSpan().CommonPrefixLength(longer);
        var left = shorter.AsSpan(same);
        var right = longer.AsSpan(same);
        return (longer.Length - shorter.Length) switch
        {
            1 => right[1..].SequenceEqual(left),
            0 => left.Length > 0 && (left[1..].SequenceEqual(right[1..]) || AreChangedAbout(left, right)),
            _ => false,
        };
    }

    /// <summary>The same where one is a plural: <c>batery</c> and batteries, <c>chps</c> and chip.</summary>
    public static bool IsOneOffButForPlural(string typed, string meant) =>
        PluralRule.StemOf(typed) is { Length: >= MinStem } stem && PluralRule.StemOf(meant) is { Length: >= MinLength } meantStem && IsOneOff(stem, meantStem);

    /// <summary>Two such mistakes in a long word: <c>sattelite</c>, <c>inteligense</c>.</summary>
    public static bool IsTwoOff(string typed, string meant) =>
        Math.Max(typed.Length, meant.Length) >= MinLong && Math.Abs(typed.Length - meant.Length) <= 2 && NearestName.Edits(typed, meant) <= 2;

    private static bool AreChangedAbout(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length >= 2 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]);
}
