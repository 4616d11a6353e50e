using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Broadcasts.Writing;

/// <summary>Reads when something shall begin the way people type it, on the editor's clock: <c>2026-12-01 09:00</c>, <c>12-01 9:00</c>, <c>tomorrow 9am</c>, <c>明天早上 8 点</c>, <c>20:00</c>. Pure.</summary>
internal static partial class ScheduledTime
{
    private static readonly (string Word, int Days)[] DayWords =
    [
        ("day after tomorrow", 2), ("tomorrow", 1), ("today", 0), ("tonight", 0), ("后天", 2), ("後天", 2), ("明天", 1), ("明日", 1), ("明早", 1), ("明晚", 1), ("今天", 0), ("今日", 0), ("今晚", 0),
    ];

    // Figures that look like a day and are none.
    private static readonly DateOnly NoDate = DateOnly.MinValue;

    private static readonly TimeOnly[] Usual = [new(8, 0), new(12, 0), new(20, 0)];

    /// <summary>False where no moment ahead can be read.</summary>
    public static bool TryRead(string words, DateTimeOffset now, TimeZoneInfo zone, out DateTimeOffset at)
    {
        var today = LocalTime.DateAt(now, zone);
        var folded = TextFolding.Fold(words.Replace('T', ' ')).Trim();
        var date = FindDate(ref folded, today);
        at = default;
        if (date == NoDate || !HourParser.TryTake(folded, out var time, out var rest) || rest.Any(char.IsLetterOrDigit))
        {
            return false;
        }

        at = LocalTime.InstantOf(date ?? today, time, zone);
        if (date is null && at <= now)
        {
            at = LocalTime.InstantOf(today.AddDays(1), time, zone);
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

    private static DateOnly? FindDate(ref string text, DateOnly today)
    {
        if (FullDate().Match(text) is { Success: true } full)
        {
            text = text.Remove(full.Index, full.Length);
            return Date(Number(full.Groups["year"]), Number(full.Groups["month"]), Number(full.Groups["day"]));
        }

        if (ShortDate().Match(text) is { Success: true } brief)
        {
            text = text.Remove(brief.Index, brief.Length);
            var date = Date(today.Year, Number(brief.Groups["month"]), Number(brief.Groups["day"]));
            return date < today && date != NoDate ? Date(today.Year + 1, Number(brief.Groups["month"]), Number(brief.Groups["day"])) : date;
        }

        foreach (var (word, days) in DayWords)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
            {
                // "明早八点" and "今晚八点" say the part of the day as well.
                var part = word[^1] switch { '早' => "早上", '晚' => "晚上", _ => "" };
                text = text.Remove(at, word.Length).Insert(at, part);
                return today.AddDays(days);
            }
        }

        return null;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : NoDate;

    [GeneratedRegex(@"\b(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<![\d:])(?<month>\d{1,2})[-/月](?<day>\d{1,2})[日号]?(?![\d:点])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ShortDate();
}
