using System.Globalization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Texts;

/// <summary>Days, times and ages as people say them. The words are the catalogue's, since a system without ICU knows no Chinese names of days.</summary>
internal static class DayText
{
    /// <summary>"11月22日 星期日", "Sunday, 22 November".</summary>
    public static string Of(TextCatalogue texts, Language language, DateOnly day) => texts.Get(
        language,
        "texts.day",
        ("weekday", Word(texts, language, "texts.weekdays", (int)day.DayOfWeek)),
        ("month", Word(texts, language, "texts.months", day.Month - 1)),
        ("day", day.Day));

    /// <summary>"just now", "3 hours ago", "yesterday", later the day, in another year with the year.</summary>
    public static string Age(TextCatalogue texts, Language language, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var age = now - at;
        var day = LocalTime.DateAt(at, zone);
        var today = LocalTime.DateAt(now, zone);
        return age switch
        {
            _ when age < TimeSpan.FromMinutes(1) => texts.Get(language, "texts.justNow"),
            _ when age < TimeSpan.FromHours(1) => texts.Get(language, "texts.minutesAgo", ("count", (int)age.TotalMinutes)),
            _ when age < TimeSpan.FromHours(24) => texts.Get(language, "texts.hoursAgo", ("count", (int)age.TotalHours)),
            _ when day == today.AddDays(-1) => texts.Get(language, "texts.yesterday"),
            _ => Short(texts, language, day, today),
        };
    }

    /// <summary>"28 November", in another year with the year.</summary>
    public static string Short(TextCatalogue texts, Language language, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) =>
        Short(texts, language, LocalTime.DateAt(at, zone), LocalTime.DateAt(now, zone));

    /// <inheritdoc cref="Short(TextCatalogue, Language, DateTimeOffset, DateTimeOffset, TimeZoneInfo)"/>
    public static string Short(TextCatalogue texts, Language language, DateOnly day, DateOnly today) => day.Year == today.Year
        ? texts.Get(language, "texts.shortDay", ("month", Word(texts, language, "texts.months", day.Month - 1)), ("day", day.Day))
        : WithYear(texts, language, day);

    /// <summary>"28 November 2026", "2026年11月28日": for what is read for years.</summary>
    public static string WithYear(TextCatalogue texts, Language language, DateOnly day) => texts.Get(
        language,
        "texts.shortDayOfYear",
        ("month", Word(texts, language, "texts.months", day.Month - 1)),
        ("day", day.Day),
        ("year", day.Year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>"today at 08:00", "tomorrow at 08:00", "Sat 28 Nov at 08:00", in another year with the year.</summary>
    public static string When(TextCatalogue texts, Language language, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) =>
        When(texts, language, LocalTime.At(at, zone), LocalTime.DateAt(now, zone));

    /// <inheritdoc cref="When(TextCatalogue, Language, DateTimeOffset, DateTimeOffset, TimeZoneInfo)"/>
    public static string When(TextCatalogue texts, Language language, DateTime local, DateOnly today) => (DateOnly.FromDateTime(local).DayNumber - today.DayNumber) switch
    {
        0 => texts.Get(language, "texts.todayAt", ("time", Clock(TimeOnly.FromDateTime(local)))),
        1 => texts.Get(language, "texts.tomorrowAt", ("time", Clock(TimeOnly.FromDateTime(local)))),
        _ => OnDate(texts, language, local.Year == today.Year ? "texts.dayAt" : "texts.dayOfYearAt", local),
    };

    /// <summary>"Sat 28 Nov at 08:00", in another year with the year: for what is read on other days too.</summary>
    public static string At(TextCatalogue texts, Language language, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) =>
        OnDate(texts, language, IsThisYear(at, now, zone) ? "texts.dayAt" : "texts.dayOfYearAt", LocalTime.At(at, zone));

    /// <summary>"Sat 28 Nov", in another year with the year.</summary>
    public static string Date(TextCatalogue texts, Language language, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) =>
        OnDate(texts, language, IsThisYear(at, now, zone) ? "texts.weekdayDate" : "texts.weekdayDateOfYear", LocalTime.At(at, zone));

    /// <summary>"Sat", "周六".</summary>
    public static string Weekday(TextCatalogue texts, Language language, DayOfWeek day) => Word(texts, language, "texts.shortWeekdays", (int)day);

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) => Clock(TimeOnly.FromDateTime(LocalTime.At(at, zone)));

    private static bool IsThisYear(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) => LocalTime.At(at, zone).Year == LocalTime.At(now, zone).Year;

    private static string OnDate(TextCatalogue texts, Language language, string key, DateTime local) => texts.Get(
        language,
        key,
        ("weekday", Weekday(texts, language, local.DayOfWeek)),
        ("day", local.Day),
        ("month", Word(texts, language, "texts.shortMonths", local.Month - 1)),
        ("year", local.Year.ToString(CultureInfo.InvariantCulture)),
        ("time", Clock(TimeOnly.FromDateTime(local))));

    private static string Word(TextCatalogue texts, Language language, string key, int index) => texts.Get(language, key).Split(' ')[index];
}
