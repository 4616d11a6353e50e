using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Broadcasts.Writing;

/// <summary>
/// Reads when something shall begin the way people type it, on the editor's clock: <c>2026-12-01 09:00</c>, <c>12-01 9:00</c>, <c>1 Dec 9am</c>, <c>tomorrow 9am</c>,
/// <c>Friday 18:00</c>, <c>下周一早上 8 点</c>, <c>20:00</c>, <c>in 2 hours</c>, <c>半小时后</c>. Pure.
/// </summary>
internal static class ScheduledTime
{
    private static readonly TimeOnly[] Usual = [new(8, 0), new(12, 0), new(20, 0)];

    /// <summary>False where no moment ahead can be read.</summary>
    public static bool TryRead(string words, DateTimeOffset now, TimeZoneInfo zone, out DateTimeOffset at)
    {
        var folded = TextFolding.Fold(words).Trim();
        if (FromNow.Match(folded) is { Success: true } span)
        {
            at = now + Length(span);
            return at > now;
        }

        at = default;
        folded = At.Replace(folded, " ");
        var today = LocalTime.DateAt(now, zone);
        if (DateParser.Find(folded, today) is not { } day || !HourParser.TryTake(day.Rest, out var time, out var isAfterMidnight, out var rest) || rest.Any(char.IsLetterOrDigit))
        {
            return false;
        }

        var date = day.Date.AddDays(isAfterMidnight && day.IsNamed ? 1 : 0);
        at = LocalTime.InstantOf(date, time, zone);
        if (at <= now)
        {
            at = LocalTime.InstantOf(date.AddDays(day.Next), time, zone);
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

    /// <summary>A moment as it may be typed, a week ahead whenever this is read.</summary>
    public static string ExampleAt(DateTimeOffset now, TimeZoneInfo zone) => string.Create(CultureInfo.InvariantCulture, $"{LocalTime.DateAt(now, zone).AddDays(7):yyyy-MM-dd} 09:00");

    private static TimeSpan Length(Match span)
    {
        var count = span.Groups["half"].Success ? 0.5 : span.Groups["one"].Success ? 1 : WrittenNumber.Read(span.Groups["count"].Value);
        return span.Groups["hours"].Success ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count);
    }

    // "2026-12-01T09:00" as machines write it, too.
    private static readonly Regex At = RarePattern.Of(@"\bat\b|(?<=\d)t(?=\d)");

    private static readonly Regex FromNow = RarePattern.Of(
        $@"^(?:in (?:(?<one>an?)|(?<half>half an)|(?<count>\d{{1,3}}|{EnglishNumber.Pattern})) ?(?:(?<hours>h|hrs?|hours?)|m|mins?|minutes?)"
        + $@"|(?:(?<half>半个?)|(?<count>\d{{1,3}}|{ChineseNumber.Pattern})\s*个?)\s*(?:(?<hours>小时|钟头)|分钟)\s*(?:之?后|以后))$");
}
