using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What two texts say in the same words: who and what it is about, however else each tells it. Pure.</summary>
internal static class Phrases
{
    private const int LeastHan = 3;
    private const int LeastLatin = 6;

    private static readonly HashSet<string> Amounts = new(StringComparer.Ordinal)
    {
        "million", "billion", "dollars", "percent", "company", "people", "months", "kilometres", "before", "should", "through", "between", "because", "another", "already", "almost", "around", "during",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    };

    /// <summary>How many different pieces of the one, folded, stand in the other too.</summary>
    public static int Shared(string one, string other)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < one.Length; index++)
        {
            var start = index;
            if (TextFolding.IsHan(one[index]))
            {
                index = EndOfShared(one, other, start);
                var piece = one[start..index];
                if (piece.Length >= LeastHan && !SubjectRule.OnlyReports(piece))
                {
                    found.Add(piece);
                }

                index = Math.Max(start, index - 1);
            }
            else if (char.IsAsciiLetter(one[index]))
            {
                while (index < one.Length && char.IsAsciiLetterOrDigit(one[index]))
                {
                    index++;
                }

                var word = one[start..index];
                if (word.Length >= LeastLatin && !Amounts.Contains(word) && !SubjectRule.IsReporting(word) && other.Contains(word, StringComparison.Ordinal))
                {
                    found.Add(word);
                }
            }
        }

        return found.Count;
    }

    // The longest piece of Chinese from here on that the other has.
    private static int EndOfShared(string one, string other, int start)
    {
        var end = start;
        while (end < one.Length && TextFolding.IsHan(one[end]) && other.AsSpan().Contains(one.AsSpan(start, end + 1 - start), StringComparison.Ordinal))
        {
            end++;
        }

        return end;
    }
}
