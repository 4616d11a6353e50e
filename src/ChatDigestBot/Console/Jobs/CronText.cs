using System.Globalization;
using ChatDigestBot.Shared;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Jobs;

/// <summary>Says a cron expression in words, where it is one of the plain kinds; others stay as they are.</summary>
internal static class CronText
{
    public static string Of(Visitor visitor, string cron, TimeZoneInfo zone) => cron.Split(' ') switch
    {
        ["*", "*", "*", "*", "*"] => visitor.Say("pages.cron.everyMinute"),
        [['*', '/', .. var step], "*", "*", "*", "*"] when Number(step) is { } minutes => visitor.Say("pages.cron.everyMinutes", ("count", minutes)),
        [var minute, "*", "*", "*", "*"] when Number(minute) is { } at => visitor.Say("pages.cron.everyHour", ("minute", at.ToString("00", CultureInfo.InvariantCulture))),
        // By the reader's own clock, of today where it is changed twice a year.
        [var minute, var hour, "*", "*", "*"] when Number(minute) is { } m && Number(hour) is { } h =>
            visitor.Say("pages.cron.daily", ("time", LocalTime.At(LocalTime.InstantOf(LocalTime.DateAt(visitor.Now, zone), new TimeOnly(h, m), zone), visitor.Zone).ToString("HH:mm", CultureInfo.InvariantCulture))),
        [var minute, var hour, "*", "*", var day] when Number(minute) is { } m && Number(hour) is { } h && Days(visitor, day) is { } days =>
            visitor.Say("pages.cron.at", ("days", days), ("time", string.Create(CultureInfo.InvariantCulture, $"{h:00}:{m:00}")), ("zone", zone.Id)),
        _ => cron,
    };

    private static string? Days(Visitor visitor, string day) => day switch
    {
        "1-5" => visitor.Say("pages.cron.weekdays"),
        _ => Number(day) is { } number and <= 7 ? visitor.Say("pages.cron.everyWeekday", ("day", visitor.Say("texts.weekdays").Split(' ')[number % 7])) : null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
