using System.Globalization;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Says when things come, as people say it: "tomorrow at 08:00".</summary>
internal sealed class NextDigestText(TextCatalogue texts)
{
    /// <summary>What happens next after a change: one sentence, whatever the subscriber's state.</summary>
    public string Sentence(Subscriber subscriber, DateTimeOffset now, Language language) => subscriber switch
    {
        { StoppedAt: not null } => texts.Get(language, "subscribers.noNextStopped"),
        { Subscriptions.Count: 0 } => texts.Get(language, "subscribers.noNextTopics"),
        { Next: null } => texts.Get(language, "subscribers.noNextPaused"),
        { Next.DueAt: var dueAt } when dueAt <= now => texts.Get(language, "subscribers.nextSoon"),
        { Next.DueAt: var dueAt } => texts.Get(language, "subscribers.next", ("when", When(dueAt, subscriber.Hours.Zone, now, language))),
    };

    public string When(DateTimeOffset instant, TimeZoneInfo zone, DateTimeOffset now, Language language)
    {
        var local = LocalTime.At(instant, zone);
        var time = Clock(TimeOnly.FromDateTime(local));
        return (DateOnly.FromDateTime(local).DayNumber - LocalTime.DateAt(now, zone).DayNumber) switch
        {
            0 => texts.Get(language, "subscribers.today", ("time", time)),
            1 => texts.Get(language, "subscribers.tomorrow", ("time", time)),
            _ => OnDate("subscribers.onDay", local, language),
        };
    }

    public string Date(DateTimeOffset instant, TimeZoneInfo zone, Language language) => OnDate("subscribers.dateOnly", LocalTime.At(instant, zone), language);

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset instant, TimeZoneInfo zone) => Clock(TimeOnly.FromDateTime(LocalTime.At(instant, zone)));

    /// <summary>"08:00", "08:00, 18:00".</summary>
    public string Times(DigestHours hours, Language language) => string.Join(texts.Get(language, "subscribers.listSeparator"), hours.Times.Select(Clock));

    /// <summary>"every day", "周一到周五", "Tue, Thu".</summary>
    public string Days(DigestDays days, Language language) => days switch
    {
        DigestDays.Every => texts.Get(language, "subscribers.days.every"),
        DigestDays.Weekdays => texts.Get(language, "subscribers.days.weekdays"),
        DigestDays.Weekends => texts.Get(language, "subscribers.days.weekends"),
        _ => texts.Get(language, "subscribers.days.some", ("days", string.Join(
            texts.Get(language, "subscribers.listSeparator"),
            Week.Where(day => days.HasFlag(DigestHours.Of(day))).Select(day => Weekday(day, language))))),
    };

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private string OnDate(string key, DateTime local, Language language) => texts.Get(
        language,
        key,
        ("weekday", Weekday(local.DayOfWeek, language)),
        ("day", local.Day),
        ("month", language.IsChinese() ? local.Month : local.ToString("MMM", CultureInfo.InvariantCulture)),
        ("time", Clock(TimeOnly.FromDateTime(local))));

    private string Weekday(DayOfWeek day, Language language) => texts.Get(language, WeekdayKeys[(int)day]);

    private static readonly string[] WeekdayKeys =
    [
        "subscribers.weekday.sunday", "subscribers.weekday.monday", "subscribers.weekday.tuesday", "subscribers.weekday.wednesday",
        "subscribers.weekday.thursday", "subscribers.weekday.friday", "subscribers.weekday.saturday",
    ];
}
