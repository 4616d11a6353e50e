using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>
/// Finds a day that lies ahead the way people type it: <c>2026-12-01</c>, <c>12月1日</c>, <c>24/12</c>, <c>1st of December</c>, <c>Dec 1, 2026</c>, <c>tomorrow</c>, <c>大后天</c>, <c>next Friday</c>,
/// <c>下周一</c>. Pure.
/// </summary>
internal static class DateParser
{
    private static readonly (string Word, int Days)[] DayWords =
    [
        ("day after tomorrow", 2), ("tomorrow", 1), ("today", 0), ("tonight", 0), ("大后天", 3), ("后天", 2), ("明天", 1), ("明日", 1), ("明早", 1), ("明晚", 1), ("今天", 0), ("今日", 0), ("今早", 0), ("今晚", 0),
    ];

    /// <param name="folded">Folded words.</param>
    /// <returns>Today where no day is named; null where figures look like a day and are none.</returns>
    public static FoundDay? Find(string folded, DateOnly today)
    {
        if (FullDate.Match(folded) is { Success: true } full)
        {
            return Date(Number(full.Groups["year"]), Number(full.Groups["month"]), Number(full.Groups["day"])) is { } date
                ? new FoundDay(date, 0, true, folded.Remove(full.Index, full.Length))
                : null;
        }

        if (FindMonthAndDay(folded) is var (match, month, day))
        {
            // 1 Dec 2045 says a quarter to nine in the evening, 1 Dec 2026 a year.
            var year = match.Groups["year"];
            var hasYear = year.Success && Number(year) - today.Year is >= -1 and <= 2;
            // A 29 February may be of the next year alone.
            DateOnly?[] dates = hasYear ? [Date(Number(year), month, day)] : [Date(today.Year, month, day), Date(today.Year + 1, month, day)];
            var end = year.Success && !hasYear ? year.Index : match.Index + match.Length;
            return dates.FirstOrDefault(date => hasYear || date >= today) is { } found ? new FoundDay(found, 0, true, folded.Remove(match.Index, end - match.Index)) : null;
        }

        if (WeekDay.Match(folded) is { Success: true } weekDay)
        {
            var ahead = DayParser.NumberOf(weekDay.Groups["day"].Value) - DayParser.NumberOf(today.DayOfWeek);
            var rest = folded.Remove(weekDay.Index, weekDay.Length);
            return weekDay.Groups["next"].Success ? new FoundDay(today.AddDays(ahead + 7), 0, true, rest)
                : weekDay.Groups["this"].Success ? new FoundDay(today.AddDays(ahead), 0, true, rest)
                : new FoundDay(today.AddDays((ahead + 7) % 7), 7, true, rest);
        }

        foreach (var (word, days) in DayWords)
        {
            if (folded.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
            {
                // "明早八点" and "tonight at 8" say the part of the day as well.
                var part = word[^1] switch { '早' => "早上", '晚' => "晚上", _ when word == "tonight" => "晚上 ", _ => "" };
                return new FoundDay(today.AddDays(days), 0, true, part + folded.Remove(at, word.Length).Trim());
            }
        }

        return new FoundDay(today, 1, false, folded);
    }

    private static (Match Match, int Month, int Day)? FindMonthAndDay(string text)
    {
        if (ShortDate.Match(text) is { Success: true } brief)
        {
            // 24/12 can only be a day before its month.
            var (first, second) = (Number(brief.Groups["month"]), Number(brief.Groups["day"]));
            return first > 12 ? (brief, second, first) : (brief, first, second);
        }

        return NamedMonth.Match(text) is { Success: true } named ? (named, EnglishMonth.NumberOf(named.Groups["month"].Value), Number(named.Groups["day"])) : null;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static readonly Regex FullDate = RarePattern.Of(@"\b(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?");

    private static readonly Regex ShortDate = RarePattern.Of(@"(?<![\d:])(?<month>\d{1,2})[-/月](?<day>\d{1,2})(?:[日号]|(?:[-/](?<year>\d{4}))?(?![\d:点]))");

    private const string Month = $"(?<month>{EnglishMonth.Pattern})\\.?";

    private static readonly Regex NamedMonth = RarePattern.Of($@"\b(?:on )?(?:{Month}\s+(?:the )?(?<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])|(?<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of )?{Month})(?:,|\b|\s)(?:,?\s*(?<year>20\d\d)\b)?");

    private static readonly Regex WeekDay = RarePattern.Of(
        $@"(?:(?<next>下个?)|(?<this>这个?|本))?(?<day>{DayParser.ChineseDay})|\b(?:on )?(?:(?<next>next )|(?<this>this ))?(?<day>{DayParser.EnglishDay})");
}

/// <summary>A day in words.</summary>
/// <param name="Next">In how many days the next such day comes, where the hour of this one has passed; 0 where there is none.</param>
/// <param name="IsNamed">False where the words say nothing of a day.</param>
/// <param name="Rest">The words that are not the day, such as an hour.</param>
internal sealed record FoundDay(DateOnly Date, int Next, bool IsNamed, string Rest);
