using System.Collections.Frozen;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>Whether a sentence is in the language and script of its article. Pure.</summary>
internal static class SummaryLanguage
{
    private const double MostForeign = 0.1;
    private const int WordsWithoutSmallOnes = 8;
    private const int LeastSmallWords = 2;

    private static readonly FrozenSet<string> SmallWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "that", "this", "is", "are", "was", "were", "be", "will", "has", "have", "had", "its", "it", "as", "into", "after", "over", "more", "than", "not", "said");

    public static bool IsIn(string said, string language)
    {
        if (language is not ("zh-Hans" or "zh-Hant" or "en"))
        {
            return TextMeasure.Of(said, "").Language == language;
        }

        var (letters, foreign, simplified, traditional) = (0, 0, 0, 0);
        foreach (var character in said)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            foreign += char.IsLetter(character) && !char.IsAsciiLetter(character) && !TextFolding.IsHan(character) ? 1 : 0;
            simplified += TextFolding.IsSimplified(character) ? 1 : 0;
            traditional += TextFolding.IsTraditional(character) ? 1 : 0;
        }

        return letters > 0 && foreign <= MostForeign * letters && (TextMeasure.Of(said, "").Language, language) switch
        {
            ("en", "en") => IsEnglish(said),
            ("en", _) or (_, "en") => false,
            // Many sentences have no character that only one script writes.
            (_, "zh-Hant") => traditional >= simplified,
            _ => simplified >= traditional,
        };
    }

    // Other languages write with the same letters, but few sentences of this one do without its small words.
    private static bool IsEnglish(string said)
    {
        var words = said.Split([' ', ',', '.', ';', ':', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length < WordsWithoutSmallOnes || words.Count(SmallWords.Contains) >= LeastSmallWords;
    }
}
