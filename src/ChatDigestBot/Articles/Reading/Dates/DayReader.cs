using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading.Dates;

/// <summary>Takes the day out of a folded date whose time of day was taken out before. Pure.</summary>
internal static partial class DayReader
{
    // Of the names of months, in Latin and Cyrillic.
    private const string Letters = @"a-zà-ÿ\u0100-\u017Fа-яёіїєґ";

    // The surest spelling first.
    private static readonly (Regex Pattern, Func<Match, DateTime?> Read)[] Spellings =
    [
        (YearFirst(), match => Day(Year(match), Number(match, "m"), Number(match, "d"))),
        (DayName(), match => Day(Year(match), Month(match), Number(match, "d"))),
        (NameDay(), match => Day(Year(match), Month(match), Number(match, "d"))),
        (YearName(), match => Day(Year(match), Month(match), Number(match, "d"))),
        (YearLast(), OfYearLast),
        (Week(), OfWeek),
        (DayOfYear(), match => Day(Year(match), 1, 1) is { } first && Number(match, "d") is >= 1 and var day && day <= (DateTime.IsLeapYear(first.Year) ? 366 : 365) ? first.AddDays(day - 1) : null),
        (Digits(), match => Day(Year(match), Number(match, "m"), Number(match, "d"))),
        (YearMonth(), match => Day(Year(match), Number(match, "m"), 1)),
        (NameYear(), match => Day(Year(match), Month(match), 1)),
        (OnlyYear(), match => Day(Year(match), 1, 1)),
    ];

    public static DateTime? Take(ref string rest)
    {
        foreach (var (pattern, read) in Spellings)
        {
            for (var match = pattern.Match(rest); match.Success; match = match.NextMatch())
            {
                if (read(match) is { } day)
                {
                    rest = $"{rest[..match.Index]} {rest[(match.Index + match.Length)..]}";
                    return day;
                }
            }
        }

        return null;
    }

    private static DateTime? Day(int year, int month, int day) =>
        year is > 1 and < 10_000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) : null;

    private static DateTime? OfYearLast(Match match)
    {
        var (first, second) = (Number(match, "a"), Number(match, "b"));
        var isMonthFirst = match.Groups["sep"].ValueSpan is "/" ? first <= 12 : second > 12;
        return isMonthFirst ? Day(Year(match), first, second) : Day(Year(match), second, first);
    }

    private static DateTime? OfWeek(Match match)
    {
        var (year, week) = (Year(match), Number(match, "w"));
        return year is > 1 and < 9_999 && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? ISOWeek.ToDateTime(year, week, match.Groups["d"].Success ? (DayOfWeek)(Number(match, "d") % 7) : DayOfWeek.Monday)
            : null;
    }

    private static int Month(Match match) => DateWords.Month(match.Groups["name"].Value);

    private static int Year(Match match)
    {
        var digits = match.Groups["y"].Value;
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length > 2 ? year : year + (year < 70 ? 2000 : 1900);
    }

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9])(?<y>[0-9]{4})(?:\s?[-/._年년]\s?|\s)(?<m>[0-9]{1,2})(?:\s?[-/._月월]\s?|\s)(?<d>[0-9]{1,2})(?![0-9])\s?[日号일.]?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![0-9])(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?[\s/.,-]*(?:(?:of|de)\s+)?(?<name>[" + Letters + @"]{3,12})\b[\s/.,'-]*(?:de\s+)?(?<y>[0-9]{4}|[0-9]{2})(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex DayName();

    [GeneratedRegex(@"(?<![" + Letters + @"])(?<name>[" + Letters + @"]{3,12})[\s/.,-]*(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:[\s/.,'-]+)(?<y>[0-9]{4}|[0-9]{2})(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex NameDay();

    [GeneratedRegex(@"(?<![0-9])(?<y>[0-9]{4})[\s/.,-]*(?<name>[" + Letters + @"]{3,12})[\s/.,-]*(?<d>[0-9]{1,2})(?![0-9])(?:st|nd|rd|th)?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex YearName();

    [GeneratedRegex(@"(?<![0-9])(?<a>[0-9]{1,2})\s?(?<sep>[/.-])\s?(?<b>[0-9]{1,2})\s?\k<sep>\s?(?<y>[0-9]{4}|[0-9]{2})(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"(?<![0-9])(?<y>[0-9]{4})-?w(?<w>[0-9]{2})(?:-?(?<d>[1-7]))?(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Week();

    [GeneratedRegex(@"(?<![0-9])(?<y>[0-9]{4})-(?<d>[0-9]{3})(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex DayOfYear();

    [GeneratedRegex(@"(?<![0-9])(?<y>(?:19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\s*(?<y>[0-9]{4})\s?[-/.年년]\s?(?<m>[0-9]{1,2})\s?[月월]?\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"(?<![" + Letters + @"])(?<name>[" + Letters + @"]{3,12})[\s/.,-]*(?<y>[0-9]{4})(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex NameYear();

    [GeneratedRegex(@"^\s*(?<y>(?:19|20)[0-9]{2})\s?年?\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex OnlyYear();
}
