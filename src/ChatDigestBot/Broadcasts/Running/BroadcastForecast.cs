using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Broadcasts.Running;

/// <summary>How many a broadcast reaches and how long that takes.</summary>
internal sealed record BroadcastForecast(int Recipients, TimeSpan Lasts)
{
    /// <param name="messages">Still to be sent of it.</param>
    /// <param name="waiting">What else is planned, by lane; of a lane that takes turns with it no more goes before than it has itself.</param>
    /// <param name="perSecond">The allowed pace.</param>
    /// <param name="own">Its own lane, which <paramref name="messages"/> counts already.</param>
    public static TimeSpan Duration(long messages, IReadOnlyDictionary<long, long> waiting, int perSecond, long? own = null)
    {
        var before = waiting.Where(lane => lane.Key != own).Sum(lane => lane.Key == DeliveryUnit.UrgentLane ? lane.Value : Math.Min(lane.Value, messages));
        return TimeSpan.FromSeconds(Math.Ceiling((messages + before) / (double)Math.Max(perSecond, 1)));
    }

    /// <summary>How long until the next report: seconds at first, longer for long ones, since each edit is a message less.</summary>
    public static TimeSpan ReportInterval(TimeSpan running) => running < TimeSpan.FromMinutes(1)
        ? TimeSpan.FromSeconds(3)
        : running < TimeSpan.FromMinutes(10) ? TimeSpan.FromSeconds(10) : TimeSpan.FromSeconds(30);
}
