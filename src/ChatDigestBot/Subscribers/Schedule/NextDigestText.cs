using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Says when digests come: "Next digest: tomorrow at 08:00.", "Mon to Fri".</summary>
internal sealed class NextDigestText(TextCatalogue texts)
{
    /// <summary>What happens next after a change: one sentence, whatever the subscriber's state.</summary>
    public string Sentence(Subscriber subscriber, DateTimeOffset now, Language language) => subscriber switch
    {
        { StoppedAt: not null } => texts.Get(language, "subscribers.noNextStopped"),
        { Subscriptions.Count: 0 } => texts.Get(language, "subscribers.noNextTopics"),
        { Next: null } => texts.Get(language, "subscribers.noNextPaused"),
        { Next.DueAt: var dueAt } when dueAt <= now => texts.Get(language, "subscribers.nextSoon"),
        { Next.DueAt: var dueAt } => texts.Get(language, "subscribers.next", ("when", DayText.When(texts, language, dueAt, now, subscriber.Hours.Zone))),
    };

    /// <summary>"08:00", "08:00, 18:00".</summary>
    public string Times(DigestHours hours, Language language) => string.Join(texts.Get(language, "subscribers.listSeparator"), hours.Times.Select(DayText.Clock));

    /// <summary>"every day", "周一到周五", "Tue, Thu".</summary>
    public string Days(DigestDays days, Language language) => days switch
    {
        DigestDays.Every => texts.Get(language, "subscribers.days.every"),
        DigestDays.Weekdays => texts.Get(language, "subscribers.days.weekdays"),
        DigestDays.Weekends => texts.Get(language, "subscribers.days.weekends"),
        _ => texts.Get(language, "subscribers.days.some", ("days", string.Join(
            texts.Get(language, "subscribers.listSeparator"),
            Week.Where(day => days.HasFlag(DigestDay.Of(day))).Select(day => DayText.Weekday(texts, language, day))))),
    };

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
}
