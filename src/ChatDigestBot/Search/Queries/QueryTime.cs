using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Search.Queries;

/// <summary>Reads the dates and spans people write in a query. Days begin at midnight in the searcher's zone.</summary>
internal sealed partial class QueryTime(DateTimeOffset now, TimeZoneInfo zone)
{
    private const int EarliestYear = 1970;
    private const int LatestYear = 9999;

    /// <summary>The beginning of what <see cref="FindDays"/> reads.</summary>
    public DateTimeOffset? FindDate(string folded) => FindDays(folded)?.From;

    /// <summary>A year, a month, a week or a day: <c>2026</c>, <c>2026-03</c>, <c>2026/3/1</c>, <c>2026年3月1日</c>, <c>3月1日</c>, <c>1 March</c>, <c>March 1, 2026</c>, today, 昨天, last week.</summary>
    /// <remarks>A day without a year is the last one there was.</remarks>
    public (DateTimeOffset From, DateTimeOffset To)? FindDays(string folded)
    {
        var today = LocalTime.DateAt(now, zone);
        var monday = today.AddDays(-DayParser.NumberOf(today.DayOfWeek));
        var first = today.AddDays(1 - today.Day);
        (DateOnly From, DateOnly To)? days = folded switch
        {
            "today" or "今天" or "今日" => (today, today.AddDays(1)),
            "yesterday" or "昨天" or "昨日" => (today.AddDays(-1), today),
            "前天" => (today.AddDays(-2), today.AddDays(-1)),
            "this week" or "这周" or "本周" or "这星期" or "这个星期" => (monday, monday.AddDays(7)),
            "last week" or "上周" or "上星期" or "上个星期" => (monday.AddDays(-7), monday),
            "this month" or "这个月" or "本月" => (first, first.AddMonths(1)),
            "last month" or "上个月" or "上月" => (first.AddMonths(-1), first),
            _ => FindNumericDays(folded) ?? FindMonthAndDay(folded, today),
        };
        return days is var (from, to) ? (StartOf(from), StartOf(to)) : null;
    }

    /// <summary>A span back from now: <c>24h</c>, <c>7d</c>, <c>2w</c>, <c>3m</c> (months), <c>1y</c>, 7天, 3个月.</summary>
    public DateTimeOffset? FindStartOfLast(string folded)
    {
        var match = SpanPattern().Match(folded);
        if (!match.Success || !int.TryParse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 50_000)
        {
            return null;
        }

        var local = LocalTime.At(now, zone);
        var start = match.Groups["unit"].Value switch
        {
            "h" or "小时" or "时" => now.AddHours(-count),
            "w" or "周" or "星期" => now.AddDays(-7 * count),
            "m" or "月" or "个月" => InstantOf(local.AddMonths(-Math.Min(count, 600))),
            "y" or "年" => InstantOf(local.AddYears(-Math.Min(count, 50))),
            _ => now.AddDays(-count),
        };
        return start;
    }

    private static (DateOnly From, DateOnly To)? FindNumericDays(string folded)
    {
        if (DatePattern().Match(folded) is not { Success: true } match)
        {
            return null;
        }

        var (month, day) = (match.Groups["month"], match.Groups["day"]);
        return Day(NumberOf(match.Groups["year"]), month.Success ? NumberOf(month) : 1, day.Success ? NumberOf(day) : 1) is not { } from ? null
            : day.Success ? (from, from.AddDays(1))
            : month.Success ? (from, from.AddMonths(1))
            : (from, from.AddYears(1));
    }

    private static (DateOnly From, DateOnly To)? FindMonthAndDay(string folded, DateOnly today)
    {
        if (DayPattern().Match(folded) is not { Success: true } match)
        {
            return null;
        }

        var month = match.Groups["name"] is { Success: true } name ? EnglishMonth.NumberOf(name.Value) : NumberOf(match.Groups["month"]);
        var day = NumberOf(match.Groups["day"]);
        // There may be no 29 February for eight years.
        var from = match.Groups["year"] is { Success: true } year
            ? Day(NumberOf(year), month, day)
            : Enumerable.Range(0, 9).Select(back => Day(today.Year - back, month, day)).FirstOrDefault(date => date <= today);
        return from is { } found ? (found, found.AddDays(1)) : null;
    }

    private static int NumberOf(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= EarliestYear and < LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(
        $@"^(?:(?<month>[0-9]{{1,2}})月(?<day>[0-9]{{1,2}})[日号]|((?<name>{EnglishMonth.Pattern}) (?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?|(?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?<name>{EnglishMonth.Pattern}))(,? (?<year>[0-9]{{4}}))?)$",
        RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds)]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(年|([-/.年](?<month>[0-9]{1,2})(月|([-/.月](?<day>[0-9]{1,2})日?))?))?$", RegexOptions.ExplicitCapture, PatternLimit.Milliseconds)]
    private static partial Regex DatePattern();

    [GeneratedRegex("^(?<count>[0-9]{1,5})(?<unit>h|d|w|m|y|小时|时|天|日|周|星期|个月|月|年)?$", RegexOptions.ExplicitCapture, PatternLimit.Milliseconds)]
    private static partial Regex SpanPattern();

    private DateTimeOffset InstantOf(DateTime local) => LocalTime.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);

    private DateTimeOffset StartOf(DateOnly day) => LocalTime.InstantOf(day, TimeOnly.MinValue, zone);
}
