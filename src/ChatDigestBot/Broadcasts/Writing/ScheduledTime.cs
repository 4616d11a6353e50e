using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Broadcasts.Writing;

/// <summary>
/// Reads when something shall begin the way people type it, on the editor's clock: <c>2026-12-01 09:00</c>, <c>12-01 9:00</c>, <c>1 Dec 9am</c>, <c>tomorrow 9am</c>,
/// <c>Friday 18:00</c>, <c>下周一早上 8 点</c>, <c>20:00</c>, <c>in 2 hours</c>, <c>半小时后</c>. Pure.
/// </summary>
internal static partial class ScheduledTime
{
    private static readonly (string Word, int Days)[] DayWords =
    [
        ("day after tomorrow", 2), ("tomorrow", 1), ("today", 0), ("tonight", 0), ("大后天", 3), ("后天", 2), ("明天", 1), ("明日", 1), ("明早", 1), ("明晚", 1), ("今天", 0), ("今日", 0), ("今早", 0), ("今晚", 0),
    ];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly TimeOnly[] Usual = [new(8, 0), new(12, 0), new(20, 0)];

    /// <summary>False where no moment ahead can be read.</summary>
    public static bool TryRead(string words, DateTimeOffset now, TimeZoneInfo zone, out DateTimeOffset at)
    {
        var folded = TextFolding.Fold(words).Trim();
        if (FromNow().Match(folded) is { Success: true } span)
        {
            at = now + Length(span);
            return at > now;
        }

        at = default;
        folded = At().Replace(folded, " ");
        var today = LocalTime.DateAt(now, zone);
        if (FindDay(ref folded, today) is not var (date, next) || !HourParser.TryTake(folded, out var time, out var rest) || rest.Any(char.IsLetterOrDigit))
        {
            return false;
        }

        at = LocalTime.InstantOf(date, time, zone);
        if (at <= now)
        {
            at = LocalTime.InstantOf(date.AddDays(next), time, zone);
        }

        return at > now;
    }

    /// <summary>Moments an editor is likely to want: in about an hour, and the next morning, noon and evening.</summary>
    public static IReadOnlyList<DateTime> Suggest(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = LocalTime.At(now, zone);
        var hour = local.Date.AddHours(local.Hour + (local.Minute < 30 ? 1 : 2));
        var usual = Enumerable.Range(0, 2).SelectMany(day => Usual.Select(time => local.Date.AddDays(day) + time.ToTimeSpan())).Where(at => at > hour).Take(5);
        return [hour, .. usual];
    }

    /// <summary>The day that is named, or today, and in how many days the next one comes where its hour has passed; null where figures look like a day and are none.</summary>
    private static (DateOnly Date, int Next)? FindDay(ref string text, DateOnly today)
    {
        if (FullDate().Match(text) is { Success: true } full)
        {
            text = text.Remove(full.Index, full.Length);
            return Certain(Date(Number(full.Groups["year"]), Number(full.Groups["month"]), Number(full.Groups["day"])));
        }

        if (FindMonthAndDay(text) is var (match, month, day))
        {
            text = text.Remove(match.Index, match.Length);
            return Certain(Date(today.Year, month, day) is { } date && date < today ? Date(today.Year + 1, month, day) : Date(today.Year, month, day));
        }

        if (WeekDay().Match(text) is { Success: true } weekDay)
        {
            text = text.Remove(weekDay.Index, weekDay.Length);
            var ahead = DayParser.NumberOf(weekDay.Groups["day"].Value) - (((int)today.DayOfWeek + 6) % 7);
            return weekDay.Groups["next"].Success ? (today.AddDays(ahead + 7), 0)
                : weekDay.Groups["this"].Success ? (today.AddDays(ahead), 0)
                : (today.AddDays((ahead + 7) % 7), 7);
        }

        foreach (var (word, days) in DayWords)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
            {
                // "明早八点" and "今晚八点" say the part of the day as well.
                var part = word[^1] switch { '早' => "早上", '晚' => "晚上", _ => "" };
                text = text.Remove(at, word.Length).Insert(at, part);
                return (today.AddDays(days), 0);
            }
        }

        return (today, 1);
    }

    private static (DateOnly Date, int Next)? Certain(DateOnly? date) => date is { } day ? (day, 0) : null;

    private static (Match Match, int Month, int Day)? FindMonthAndDay(string text)
    {
        if (ShortDate().Match(text) is { Success: true } brief)
        {
            // 24/12 can only be a day before its month.
            var (first, second) = (Number(brief.Groups["month"]), Number(brief.Groups["day"]));
            return first > 12 ? (brief, second, first) : (brief, first, second);
        }

        return NamedMonth().Match(text) is { Success: true } named ? (named, Array.IndexOf(Months, named.Groups["month"].Value) + 1, Number(named.Groups["day"])) : null;
    }

    private static TimeSpan Length(Match span)
    {
        var written = span.Groups["count"].Value;
        var count = span.Groups["half"].Success ? 0.5 : span.Groups["one"].Success ? 1 : int.TryParse(written, CultureInfo.InvariantCulture, out var figures) ? figures : ChineseNumber.Read(written);
        return span.Groups["hours"].Success ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    // "2026-12-01T09:00" as machines write it, too.
    [GeneratedRegex(@"\bat\b|(?<=\d)t(?=\d)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex At();

    [GeneratedRegex(@"\b(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<![\d:])(?<month>\d{1,2})[-/月](?<day>\d{1,2})[日号]?(?![\d:点])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ShortDate();

    private const string Month = "(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";

    [GeneratedRegex($@"\b(?:on )?(?:{Month}\s+(?:the )?(?<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])|(?<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of )?{Month})(?:,|\b|\s)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex NamedMonth();

    [GeneratedRegex(
        @"(?:(?<next>下个?)|(?<this>这个?|本))?(?:周|星期|礼拜)(?<day>[一二三四五六日天])|\b(?:on )?(?:(?<next>next )|(?<this>this ))?(?<day>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WeekDay();

    [GeneratedRegex(
        @"^(?:in (?:(?<one>an?)|(?<half>half an)|(?<count>\d{1,3})) ?(?:(?<hours>h|hrs?|hours?)|m|mins?|minutes?)|(?:(?<half>半个?)|(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*个?)\s*(?:(?<hours>小时|钟头)|分钟)\s*(?:之?后|以后))$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex FromNow();
}
