using ChatDigestBot.Chats;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;

namespace ChatDigestBot.Subscribers;

/// <summary>What one target wants to read, and when.</summary>
internal sealed record Subscriber
{
    /// <summary>What <see cref="PausedUntil"/> holds for "until I say /resume"; the last millisecond an instant can hold.</summary>
    public static readonly DateTimeOffset Forever = DateTimeOffset.FromUnixTimeMilliseconds(253_402_300_799_999);

    /// <summary>0 until it is stored.</summary>
    public required long Id { get; init; }

    public required Target Target { get; init; }

    /// <summary>In the order they were chosen.</summary>
    public required IReadOnlyList<Subscription> Subscriptions { get; init; }

    public required DigestHours Hours { get; init; }

    /// <summary>When no alert comes.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.Night;

    /// <summary>In the past when a pause is over.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Said /stop: wants nothing at all, neither digests nor broadcasts.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Null where none will come.</summary>
    public DigestSlot? Next { get; init; }

    /// <summary>The last slot given; empty digests count, skipped ones do not.</summary>
    public DigestSlot? Last { get; init; }

    /// <summary>Wants articles in every language in its digests, not only in its own.</summary>
    public bool ReadsEveryLanguage { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public IEnumerable<string> TopicIds => Subscriptions.Select(subscription => subscription.TopicId);

    public bool Has(string topicId) => Subscriptions.Any(subscription => subscription.TopicId == topicId);

    public bool IsPaused(DateTimeOffset now) => PausedUntil > now;

    /// <summary>Adds topics; those it had keep the moment they were chosen.</summary>
    public Subscriber With(IEnumerable<string> topicIds, DateTimeOffset now) => this with
    {
        StoppedAt = null,
        Subscriptions = [.. Subscriptions, .. topicIds.Distinct().Where(id => !Has(id)).Select(id => new Subscription(id, now))],
    };

    public Subscriber Without(IReadOnlyCollection<string> topicIds) => this with
    {
        Subscriptions = [.. Subscriptions.Where(subscription => !topicIds.Contains(subscription.TopicId))],
    };

    /// <summary>Settles the next digest after a change; a slot that is due already stays, the tick is about to take it.</summary>
    /// <param name="before">As it was before the change.</param>
    /// <param name="now">The moment of the change.</param>
    public Subscriber Reschedule(Subscriber before, DateTimeOffset now)
    {
        if (StoppedAt is not null || Subscriptions.Count == 0 || PausedUntil >= Forever)
        {
            return this with { Next = null };
        }

        var isUnchanged = Hours == before.Hours && PausedUntil == before.PausedUntil;
        var isDue = Next?.DueAt <= now && !IsPaused(now);
        return Next is not null && (isUnchanged || isDue)
            ? this
            : this with { Next = NextFrom(now) };
    }

    /// <summary>The next slot as hours, days and a pause have it.</summary>
    public DigestSlot NextFrom(DateTimeOffset now) => DigestSchedule.Next(Hours, IsPaused(now) ? PausedUntil!.Value : now, Last);
}
