using System.Globalization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>The amounts a text gives, each with the unit behind it: 12,480 辆, 17%, 51.2 万. Pure.</summary>
/// <remarks>
/// Two who tell of one event in their own words still give the same amounts of the same things. Left out is what says nothing of the
/// event: single digits, years, days and hours of a calendar, and numbers that are part of a name (RTX 4090, Win11).
/// </remarks>
internal static class TextFigures
{
    public const int MaxText = 4_000;
    private const int MaxDigits = 16;
    private const int ManyDigits = 3;
    private const uint Prime = 16777619u;
    private const string CalendarUnits = "年月日号点";

    // One writer counts lamps in 支, another in 根: from a hundred on they are the same.
    private const string Pieces = "个支根只座辆台盏条艘架件家户人名位项款枚颗套份张间所栋盒头匹";

    // Written 兆瓦 by one and MW by another.
    private const string Measures = "兆吉毫微纳厘公";

    /// <summary>Writes the first figures of the text, each once and as a hash, and returns how many they are.</summary>
    /// <param name="text">With its Chinese numerals in digits, where they shall count.</param>
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

    // Leaves the index on the last character of the number, or of the 万 or 亿 behind it.
    private static uint? Read(ReadOnlySpan<char> text, ref int index)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        var (count, points) = (0, 0);
        var start = index;
        for (; index < text.Length; index++)
        {
            var character = TextFolding.Fold(text[index]);
            var isPoint = character == '.' && index + 1 < text.Length && IsDigit(text[index + 1]);
            if (!IsDigit(text[index]) && !isPoint && (character != ',' || index + 1 >= text.Length || !IsDigit(text[index + 1])))
            {
                break;
            }

            points += isPoint ? 1 : 0;
            if (character != ',' && count < digits.Length)
            {
                digits[count++] = character;
            }
        }

        digits = digits[..count];
        var isYear = points == 0 && count == 4 && digits[0] is '1' or '2' && digits[1] is '9' or '0';
        var unit = Next(text, index);
        var multiplier = unit switch { '万' => 10_000m, '亿' => 100_000_000m, _ => 1m };
        if (multiplier > 1)
        {
            index += text[index..].IndexOfAnyExcept(' ') + 1;
            unit = Next(text, index);
        }

        index--;
        if ((count - points < 2 && multiplier == 1) || isYear || CalendarUnits.Contains(unit, StringComparison.Ordinal))
        {
            return null;
        }

        var hash = Hash(digits, points, multiplier);
        return unit == '%' ? (hash ^ '%') * Prime
            : !TextFolding.IsHan(unit) || Measures.Contains(unit, StringComparison.Ordinal) ? hash
            : (hash ^ (count >= ManyDigits && Pieces.Contains(unit, StringComparison.Ordinal) ? Pieces[0] : unit)) * Prime;
    }

    private static char Next(ReadOnlySpan<char> text, int index)
    {
        var rest = text[Math.Min(index, text.Length)..].TrimStart(' ');
        return rest.IsEmpty ? ' ' : TextFolding.Fold(rest[0]);
    }

    // 10.90 is 10.9 and 2.8亿 is 28000万, but version 1.8.10 is not 1.8.1.
    private static uint Hash(scoped ReadOnlySpan<char> digits, int points, decimal multiplier)
    {
        Span<char> written = stackalloc char[2 * MaxDigits];
        if (points <= 1 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && (value * multiplier).TryFormat(written, out var length, "0.##########", CultureInfo.InvariantCulture))
        {
            digits = written[..length];
        }

        return Fnv.Of(digits);
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
