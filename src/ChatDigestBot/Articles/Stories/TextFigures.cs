using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>The amounts a text gives, each with the unit behind it: 12,480 辆, 17%, 51.2 万. Pure.</summary>
/// <remarks>
/// Two who tell of one event in their own words still give the same amounts of the same things. Left out is what says nothing of the
/// event: single digits, years, days and hours of a calendar, and numbers that are part of a name (RTX 4090, Win11).
/// </remarks>
internal static class TextFigures
{
    private const int MaxText = 4_000;
    private const string CalendarUnits = "年月日号点";

    /// <summary>Writes the first figures of the text, each once and as a hash, and returns how many they are.</summary>
    public static int Find(ReadOnlySpan<char> text, Span<uint> figures)
    {
        text = text[..Math.Min(text.Length, MaxText)];
        var count = 0;
        for (var index = 0; index < text.Length && count < figures.Length; index++)
        {
            if (IsDigit(text[index]))
            {
                var start = index;
                if (Read(text, ref index) is { } figure && !IsPartOfName(text, start) && !figures[..count].Contains(figure))
                {
                    figures[count++] = figure;
                }
            }
        }

        return count;
    }

    // Leaves the index on the last character of the number.
    private static uint? Read(ReadOnlySpan<char> text, ref int index)
    {
        var (hash, atZeros, digits, zeros, isDecimal) = (2166136261u, 0u, 0, 0, false);
        var start = index;
        for (; index < text.Length; index++)
        {
            var character = TextFolding.Fold(text[index]);
            if (IsDigit(text[index]))
            {
                // 10.90 is 10.9, but 120 is not 12.
                (atZeros, zeros) = isDecimal && character == '0' ? (zeros == 0 ? hash : atZeros, zeros + 1) : (0, 0);
                hash = (hash ^ character) * 16777619u;
                digits++;
            }
            else if (character is '.' && index + 1 < text.Length && IsDigit(text[index + 1]))
            {
                (atZeros, zeros) = (hash, 1);
                hash = (hash ^ character) * 16777619u;
                isDecimal = true;
            }
            else if (character is not ',' || index + 1 >= text.Length || !IsDigit(text[index + 1]))
            {
                break;
            }
        }

        var isYear = !isDecimal && digits == 4 && text[start] is '1' or '2' && text[start + 1] is '9' or '0';
        hash = zeros > 0 ? atZeros : hash;
        var unit = index < text.Length ? text[index..].TrimStart(' ') : default;
        index--;
        if (digits < 2 || isYear || (!unit.IsEmpty && CalendarUnits.Contains(unit[0], StringComparison.Ordinal)))
        {
            return null;
        }

        var folded = unit.IsEmpty ? ' ' : TextFolding.Fold(unit[0]);
        return folded == '%' || TextFolding.IsHan(folded) ? (hash ^ folded) * 16777619u : hash;
    }

    // What stands before it is Latin and has a capital or a digit.
    private static bool IsPartOfName(ReadOnlySpan<char> text, int start)
    {
        var word = text[..start].TrimEnd(" -");
        var begin = word.Length;
        while (begin > 0 && char.IsAsciiLetterOrDigit(word[begin - 1]))
        {
            begin--;
        }

        word = word[begin..];
        return word.ContainsAnyInRange('A', 'Z') || (word.ContainsAnyInRange('a', 'z') && word.ContainsAnyInRange('0', '9'));
    }

    private static bool IsDigit(char character) => char.IsAsciiDigit(TextFolding.Fold(character));
}
