using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;

namespace ChatDigestBot.Subscribers;

/// <summary>A row of <c>subscribers</c>, without its topics.</summary>
internal record SubscriberRow
{
    public required long Id { get; init; }

    public required long ChatId { get; init; }

    public required int ThreadId { get; init; }

    public required int DigestMinutes { get; init; }

    public required int DigestDays { get; init; }

    public required string TimeZone { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public DateTimeOffset? NextDigestAt { get; init; }

    public string? NextSlotOn { get; init; }

    public DateTimeOffset? LastDigestAt { get; init; }

    public string? LastSlotOn { get; init; }

    public bool ReadsEveryLanguage { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <param name="subscriptions">Its topics.</param>
    /// <param name="fallback">For a zone that this machine's time zone data does not know: better a digest at another hour than none.</param>
    public Subscriber ToSubscriber(IEnumerable<Subscription> subscriptions, TimeZoneInfo fallback) => new()
    {
        Id = Id,
        Target = Target.Of(ChatId, ThreadId),
        Subscriptions = [.. subscriptions],
        Hours = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)
            ? new DigestHours(TimeOnly.MinValue.AddMinutes(DigestMinutes), (DigestDays)DigestDays, zone)
            : new DigestHours(TimeOnly.MinValue.AddMinutes(DigestMinutes), (DigestDays)DigestDays, fallback) { MissingZone = TimeZone },
        PausedUntil = PausedUntil,
        StoppedAt = StoppedAt,
        Next = Slot(NextSlotOn, NextDigestAt),
        Last = Slot(LastSlotOn, LastDigestAt),
        ReadsEveryLanguage = ReadsEveryLanguage,
        CreatedAt = CreatedAt,
    };

    public static object ArgumentsOf(Subscriber subscriber) => new
    {
        subscriber.Id,
        subscriber.Target.ChatId,
        ThreadId = subscriber.Target.ThreadKey,
        DigestMinutes = (int)subscriber.Hours.Time.ToTimeSpan().TotalMinutes,
        DigestDays = (int)subscriber.Hours.Days,
        TimeZone = subscriber.Hours.ZoneId,
        subscriber.PausedUntil,
        subscriber.StoppedAt,
        NextDigestAt = subscriber.Next?.DueAt,
        NextSlotOn = DateColumn(subscriber.Next),
        LastDigestAt = subscriber.Last?.DueAt,
        LastSlotOn = DateColumn(subscriber.Last),
        ReadsEveryLanguage = subscriber.ReadsEveryLanguage ? 1 : 0,
        subscriber.CreatedAt,
    };

    public static string? DateColumn(DigestSlot? slot) => slot?.Date.ToString("O", CultureInfo.InvariantCulture);

    private static DigestSlot? Slot(string? date, DateTimeOffset? dueAt) =>
        date is null || dueAt is null ? null : new DigestSlot(DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture), dueAt.Value);
}
