using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDigestBot.Playground.Posts;

/// <summary>Moves the days a text speaks of ("11 月 14 日", "14 November") together with its post, so that news does not sound old.</summary>
/// <remarks>Only days without a year and near the post's own: others are history, serial numbers or deadlines far away.</remarks>
internal static partial class TextDates
{
    private const int Near = 45;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <param name="writtenOn">The post's own day, before it moves.</param>
    public static string Move(string text, DateOnly writtenOn, int days) => Day().Replace(text, match =>
    {
        var month = match.Groups["m"].Value;
        var number = char.IsAsciiDigit(month[0]) ? int.Parse(month, CultureInfo.InvariantCulture) : Array.IndexOf(Months, month) + 1;
        return Find(number, int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture), writtenOn)?.AddDays(days) is { } moved
            ? Write(match, moved)
            : match.Value;
    });

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
        var newMonth = char.IsAsciiDigit(month.Value[0]) ? day.Month.ToString(CultureInfo.InvariantCulture) : Months[day.Month - 1];
        var newNumber = day.Day.ToString(CultureInfo.InvariantCulture);
        var (first, firstText, second, secondText) = month.Index < number.Index ? (month, newMonth, number, newNumber) : (number, newNumber, month, newMonth);
        var start = match.Index;
        var text = match.Value;
        return string.Concat(
            text.AsSpan(0, first.Index - start), firstText, text.AsSpan(first.Index - start + first.Length, second.Index - first.Index - first.Length))
            + secondText + text[(second.Index - start + second.Length)..];
    }

    [GeneratedRegex(
        """
        (?<![年\d]\s*)(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]
        |(?<!\d)(?<d>\d{1,2})\ (?<m>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\ \d{4})
        |\b(?<m>January|February|March|April|May|June|July|August|September|October|November|December)\ (?<d>\d{1,2})\b(?!,?\ \d{4})
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
