using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Queries;

/// <summary>Reads the dates and spans people write in a query. Days begin at midnight in the searcher's zone.</summary>
internal sealed partial class QueryTime(DateTimeOffset now, TimeZoneInfo zone)
{
    private const int EarliestYear = 1970;

    /// <summary>The beginning of a year, a month or a day: <c>2026</c>, <c>2026-03</c>, <c>2026/3/1</c>, <c>2026年3月1日</c>, today, 昨天.</summary>
    public DateTimeOffset? FindDate(string folded)
    {
        var today = DateOnly.FromDateTime(LocalTime.At(now, zone));
        var date = folded switch
        {
            "today" or "今天" or "今日" => today,
            "yesterday" or "昨天" or "昨日" => today.AddDays(-1),
            "前天" => today.AddDays(-2),
            _ => FindNumericDate(folded),
        };
        return date is { } day ? StartOf(day) : null;
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

    private static DateOnly? FindNumericDate(string folded)
    {
        var match = DatePattern().Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var month = PartOf(match.Groups["month"]);
        var day = PartOf(match.Groups["day"]);
        return year >= EarliestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

        static int PartOf(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 1;
    }

    [GeneratedRegex(@"^(?<year>[0-9]{4})(年|([-/.年](?<month>[0-9]{1,2})(月|([-/.月](?<day>[0-9]{1,2})日?))?))?$", RegexOptions.ExplicitCapture, PatternLimit.Milliseconds)]
    private static partial Regex DatePattern();

    [GeneratedRegex("^(?<count>[0-9]{1,5})(?<unit>h|d|w|m|y|小时|时|天|日|周|星期|个月|月|年)?$", RegexOptions.ExplicitCapture, PatternLimit.Milliseconds)]
    private static partial Regex SpanPattern();

    private DateTimeOffset InstantOf(DateTime local) => LocalTime.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);

    private DateTimeOffset StartOf(DateOnly day) => LocalTime.InstantOf(day, TimeOnly.MinValue, zone);
}
