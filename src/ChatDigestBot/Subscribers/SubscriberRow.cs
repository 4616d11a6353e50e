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

    /// <summary>Minutes of the local day like <see cref="DigestMinutes"/>, with commas between.</summary>
    public string FurtherMinutes { get; init; } = "";

    public int QuietFrom { get; init; }

    public int QuietUntil { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public DateTimeOffset? NextDigestAt { get; init; }

    public DateOnly? NextSlotOn { get; init; }

    public int NextSlotNumber { get; init; } = 1;

    public DateTimeOffset? LastDigestAt { get; init; }

    public DateOnly? LastSlotOn { get; init; }

    public int LastSlotNumber { get; init; } = 1;

    public bool ReadsEveryLanguage { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <param name="subscriptions">Its topics.</param>
    /// <param name="fallback">For a zone that this machine's time zone data does not know: better a digest at another hour than none.</param>
    public Subscriber ToSubscriber(IEnumerable<Subscription> subscriptions, TimeZoneInfo fallback) => new()
    {
        Id = Id,
        Target = Target.Of(ChatId, ThreadId),
        Subscriptions = [.. subscriptions],
        Hours = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? HoursIn(zone) : HoursIn(fallback) with { MissingZone = TimeZone },
        Quiet = new QuietHours(OfMinutes(QuietFrom), OfMinutes(QuietUntil)),
        PausedUntil = PausedUntil,
        StoppedAt = StoppedAt,
        Next = Slot(NextSlotOn, NextDigestAt, NextSlotNumber),
        Last = Slot(LastSlotOn, LastDigestAt, LastSlotNumber),
        ReadsEveryLanguage = ReadsEveryLanguage,
        CreatedAt = CreatedAt,
    };

    public static object ArgumentsOf(Subscriber subscriber) => new
    {
        subscriber.Id,
        subscriber.Target.ChatId,
        ThreadId = subscriber.Target.ThreadKey,
        DigestMinutes = Minutes(subscriber.Hours.Time),
        FurtherMinutes = string.Join(',', subscriber.Hours.Further.Select(time => Minutes(time).ToString(CultureInfo.InvariantCulture))),
        QuietFrom = Minutes(subscriber.Quiet.From),
        QuietUntil = Minutes(subscriber.Quiet.Until),
        DigestDays = (int)subscriber.Hours.Days,
        TimeZone = subscriber.Hours.ZoneId,
        subscriber.PausedUntil,
        subscriber.StoppedAt,
        NextDigestAt = subscriber.Next?.DueAt,
        NextSlotOn = subscriber.Next?.Date,
        NextSlotNumber = subscriber.Next?.Number ?? 1,
        LastDigestAt = subscriber.Last?.DueAt,
        LastSlotOn = subscriber.Last?.Date,
        ReadsEveryLanguage = subscriber.ReadsEveryLanguage ? 1 : 0,
        LastSlotNumber = subscriber.Last?.Number ?? 1,
        subscriber.CreatedAt,
    };

    private DigestHours HoursIn(TimeZoneInfo zone) => new(OfMinutes(DigestMinutes), (DigestDays)DigestDays, zone)
    {
        Further = [.. FurtherMinutes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(minutes => OfMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)))],
    };

    private static TimeOnly OfMinutes(int minutes) => TimeOnly.MinValue.AddMinutes(minutes);

    private static int Minutes(TimeOnly time) => (int)time.ToTimeSpan().TotalMinutes;

    private static DigestSlot? Slot(DateOnly? date, DateTimeOffset? dueAt, int number) =>
        date is null || dueAt is null ? null : new DigestSlot(date.Value, dueAt.Value) { Number = number };
}
