using System.Globalization;
using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Writes amounts and days in Chinese numerals with digits: 一千二百 is 1200, 十月七日 is 10月7日, 四成六 is 46%. Pure.</summary>
/// <remarks>Only what is plainly a number: 一 in 一个 and 万 in 万一 stay.</remarks>
internal static class ChineseNumerals
{
    private const string Digits = "〇一二三四五六七八九";
    private const int MaxRun = 12;

    /// <summary>The text itself where there is nothing to write.</summary>
    public static string Write(string text)
    {
        StringBuilder? written = null;
        var from = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] < '\u3007' || !Starts(text[index]))
            {
                continue;
            }

            var end = index;
            while (end < text.Length && end - index < MaxRun && Belongs(text, end))
            {
                end++;
            }

            var next = end < text.Length ? TextFolding.Fold(text[end]) : '\0';
            if (Number(text.AsSpan(index, end - index), next) is { } number)
            {
                written ??= new StringBuilder(text.Length);
                written.Append(text, from, index - from);
                if (next == '成' && number.Length == 1)
                {
                    end++;
                    var more = end < text.Length ? Digit(text[end]) : -1;
                    written.Append(number).Append(Math.Max(0, more)).Append('%');
                    end += more >= 0 ? 1 : 0;
                }
                else
                {
                    written.Append(number);
                }

                from = end;
            }

            index = Math.Max(index, end - 1);
        }

        return written is null ? text : written.Append(text, from, text.Length - from).ToString();
    }

    private static bool Starts(char character) => Digit(character) >= 0 || character == '十';

    private static bool Belongs(string text, int index) =>
        Digit(text[index]) >= 0 || Unit(text[index]) > 0
        || (TextFolding.Fold(text[index]) == '点' && index + 1 < text.Length && Digit(text[index + 1]) >= 0 && index > 0 && Digit(text[index - 1]) >= 0);

    private static string? Number(ReadOnlySpan<char> run, char next)
    {
        if (run.Length == 1)
        {
            return next is '月' or '日' || (next == '成' && Digit(run[0]) > 0) ? Plain(run[0] == '十' ? 10 : Digit(run[0])) : null;
        }

        var hasUnit = false;
        var point = -1;
        for (var index = 0; index < run.Length; index++)
        {
            hasUnit |= Unit(run[index]) > 0;
            point = TextFolding.Fold(run[index]) == '点' ? index : point;
        }

        if (!hasUnit || point >= 0)
        {
            // 二〇二六 and 三点五 are numbers; 三五 (个) is a few.
            return point >= 0 || run.Length >= 3 ? Spelt(run) : null;
        }

        return Value(run);
    }

    // 一万二千 is 12000, but 三亿 stays 3亿: so writers with digits write it.
    private static string? Value(ReadOnlySpan<char> run)
    {
        var (whole, section, digit) = (0L, 0L, 0L);
        for (var index = 0; index < run.Length; index++)
        {
            if (Digit(run[index]) is >= 0 and var value)
            {
                digit = value;
                continue;
            }

            var unit = Unit(run[index]);
            if (unit < 10_000)
            {
                section += Math.Max(1, digit) * unit;
            }
            else if (index == run.Length - 1 && whole == 0)
            {
                return Plain(section + digit) + TextFolding.Fold(run[index]);
            }
            else
            {
                whole += (section + digit) * unit;
                section = 0;
            }

            digit = 0;
        }

        return Plain(whole + section + digit);
    }

    private static string Spelt(ReadOnlySpan<char> run)
    {
        var number = new StringBuilder(run.Length + 2);
        foreach (var character in run)
        {
            if (Unit(character) > 0)
            {
                number.Append(TextFolding.Fold(character));
            }
            else
            {
                number.Append(Digit(character) is >= 0 and var digit ? (char)('0' + digit) : '.');
            }
        }

        return number.ToString();
    }

    private static string Plain(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Digit(char character) => character switch
    {
        '零' => 0,
        '两' or '兩' => 2,
        _ => Digits.IndexOf(character, StringComparison.Ordinal),
    };

    private static long Unit(char character) => TextFolding.Fold(character) switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };
}
