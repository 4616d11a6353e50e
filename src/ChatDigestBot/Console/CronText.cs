using System.Globalization;

namespace ChatDigestBot.Console;

/// <summary>Says a cron expression in words, where it is one of the plain kinds; others stay as they are.</summary>
internal static class CronText
{
    public static string Of(string cron, TimeZoneInfo zone) => cron.Split(' ') switch
    {
        ["*", "*", "*", "*", "*"] => "every minute",
        [['*', '/', .. var step], "*", "*", "*", "*"] when Number(step) is { } minutes => string.Create(CultureInfo.InvariantCulture, $"every {minutes} minutes"),
        [var minute, "*", "*", "*", "*"] when Number(minute) is { } at => string.Create(CultureInfo.InvariantCulture, $"every hour at :{at:00}"),
        [var minute, var hour, "*", "*", var day] when Number(minute) is { } m && Number(hour) is { } h && Days(day) is { } days =>
            string.Create(CultureInfo.InvariantCulture, $"{days} at {h:00}:{m:00} {zone.Id}"),
        _ => cron,
    };

    private static string? Days(string day) => day switch
    {
        "*" => "every day",
        "1-5" => "Monday to Friday",
        _ => Number(day) is { } number and <= 7 ? "every " + CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(number % 7)) : null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
