using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDigestBot.Playground.Posts;

/// <summary>Moves the days a text speaks of ("11 月 14 日", "十月七日", "14 November") together with its post, so that news does not sound old.</summary>
/// <remarks>Only days without a year and near the post's own: others are history, serial numbers or deadlines far away.</remarks>
internal static partial class TextDates
{
    private const int Near = 45;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    private static readonly string[] Han = [.. Enumerable.Range(0, 32).Select(InHan)];

    /// <param name="writtenOn">The post's own day, before it moves.</param>
    public static string Move(string text, DateOnly writtenOn, int days) => Day().Replace(text, match =>
        Find(NumberOf(match.Groups["m"].Value), NumberOf(match.Groups["d"].Value), writtenOn)?.AddDays(days) is { } moved ? Write(match, moved) : match.Value);

    /// <summary>The day as it was meant: in the year that brings it nearest; null where it is none, or not near.</summary>
    private static DateOnly? Find(int month, int day, DateOnly writtenOn)
    {
        for (var year = writtenOn.Year - 1; year <= writtenOn.Year + 1; year++)
        {
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                && Math.Abs(new DateOnly(year, month, day).DayNumber - writtenOn.DayNumber) <= Near)
            {
                return new DateOnly(year, month, day);
            }
        }

        return null;
    }

    private static string Write(Match match, DateOnly day)
    {
        var month = match.Groups["m"];
        var number = match.Groups["d"];
        var newMonth = Alike(month.Value, day.Month);
        var newNumber = Alike(number.Value, day.Day);
        var (first, firstText, second, secondText) = month.Index < number.Index ? (month, newMonth, number, newNumber) : (number, newNumber, month, newMonth);
        var start = match.Index;
        var text = match.Value;
        return string.Concat(
            text.AsSpan(0, first.Index - start), firstText, text.AsSpan(first.Index - start + first.Length, second.Index - first.Index - first.Length))
            + secondText + text[(second.Index - start + second.Length)..];
    }

    private static int NumberOf(string written) => int.TryParse(written, CultureInfo.InvariantCulture, out var number) ? number
        : Array.IndexOf(Han, written) is > 0 and var han ? han
        : Array.IndexOf(Months, written) + 1;

    /// <summary>The number as the other one was written: in figures, in Chinese, or as a month's name.</summary>
    private static string Alike(string written, int number) => char.IsAsciiDigit(written[0]) ? number.ToString(CultureInfo.InvariantCulture)
        : char.IsAscii(written[0]) ? Months[number - 1]
        : Han[number];

    private static string InHan(int number)
    {
        const string Digits = "〇一二三四五六七八九";
        var ones = number % 10 == 0 && number > 0 ? "" : Digits[number % 10].ToString();
        return number < 10 ? ones : number < 20 ? $"十{ones}" : $"{Digits[number / 10]}十{ones}";
    }

    [GeneratedRegex(
        """
        (?<![年\d]\s*)(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]
        |(?<![年一二三四五六七八九十]\s*)(?<m>十?[一二]|[三四五六七八九十])月(?<d>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号號]
        |(?<!\d)(?<d>\d{1,2})\ (?<m>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\ \d{4})
        |\b(?<m>January|February|March|April|May|June|July|August|September|October|November|December)\ (?<d>\d{1,2})\b(?!,?\ \d{4})
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
