using System.Collections.Frozen;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Tells English from other languages in Latin letters by the small words that every text is full of. Pure.</summary>
internal static class LatinLanguage
{
    private const int LooksAt = 3_000; // characters
    private const int LeastForeign = 8; // fewer are names and what is quoted
    private const int LeastForeignOfFew = 3; // different ones in small letters, where there is hardly an English one
    private const int MoreThanEnglishOfFew = 4;
    private const int MoreThanEnglish = 2; // as many times
    private const int LongestWord = 6;

    private static readonly FrozenSet<string> English = Words(
        "the of and to is that for with was are by this from it be at you your we can how has have not or which its they were will their been would about into our he she his her what when who more than there");

    // None that English or its abbreviations have too, as "do", "die", "os" and "mit".
    private static readonly FrozenSet<string> Others = Words(
        "de la el los las del que una por para con se su lo como más pero sus le les des et est une du dans pour qui sur au aux pas ce cette sont avec nous vous il elle ou mais "
        + "der das und ist nicht ein eine einen dem den von zu auf für sich auch wird werden bei nach oder wie aus zum zur che della delle dei gli nel sono più anche questo "
        + "um uma não em da na nos ao mais foi são het een van niet zijn voor dat deze och att det som är på inte med ett til ikke "
        + "się jest nie że oraz ve bir için ile và của là các cho yang untuk dengan ini pada tidak az és hogy je");

    /// <summary>Whether a text in Latin letters is plainly not in English; what is too short to tell is taken for English.</summary>
    public static bool IsForeign(string title, string text)
    {
        var (english, others) = (0, 0);
        var found = new HashSet<string>(StringComparer.Ordinal);
        Count(title, found, ref english, ref others);
        Count(text.AsSpan(0, Math.Min(text.Length, LooksAt)), found, ref english, ref others);
        return (others >= LeastForeign && others > english * MoreThanEnglish) || (found.Count >= LeastForeignOfFew && found.Count > english * MoreThanEnglishOfFew);
    }

    private static void Count(ReadOnlySpan<char> text, HashSet<string> found, ref int english, ref int others)
    {
        var (inEnglish, inOthers) = (English.GetAlternateLookup<ReadOnlySpan<char>>(), Others.GetAlternateLookup<ReadOnlySpan<char>>());
        Span<char> lower = stackalloc char[LongestWord];
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            if (end - start is > 0 and <= LongestWord)
            {
                var word = lower[..text[start..end].ToLowerInvariant(lower)];
                english += inEnglish.Contains(word) ? 1 : 0;
                if (inOthers.TryGetValue(word, out var other))
                {
                    others++;
                    // Of a name, "de la Cruz", the last one is not.
                    if (char.IsLower(text[start]) && end + 1 < text.Length && char.IsLower(text[end + 1]))
                    {
                        found.Add(other);
                    }
                }
            }

            start = end + 1;
        }
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
