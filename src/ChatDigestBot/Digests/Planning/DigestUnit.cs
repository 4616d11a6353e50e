using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Digests.Planning;

/// <summary>A scheduled digest as the ledger plans it. Pure.</summary>
internal static class DigestUnit
{
    // A long queue is no reason to drop what was planned on time.
    private static readonly TimeSpan QueueTime = TimeSpan.FromHours(1);

    public static DeliveryUnit Of(DueSubscriber due) => new()
    {
        Kind = DeliveryKind.Digest,
        Name = DeliveryUnit.Slot(due.Slot.Date, due.Slot.Number),
        Lane = DeliveryUnit.DigestLane,
        Target = due.Subscriber.Target,
        Contents = [],
        NotBefore = due.Slot.DueAt,
        NotAfter = LatestStart(due.Slot, due.Subscriber.Hours.Zone),
    };

    /// <summary>Four hours late or ten in the evening, whichever comes first, but never less than an hour.</summary>
    public static DateTimeOffset LatestStart(DigestSlot slot, TimeZoneInfo zone)
    {
        var evening = LocalTime.InstantOf(slot.Date, DigestSchedule.Evening, zone);
        var latest = slot.DueAt + DigestSchedule.CatchUp;
        latest = evening < latest ? evening : latest;
        var soonest = slot.DueAt + QueueTime;
        return latest > soonest ? latest : soonest;
    }
}
