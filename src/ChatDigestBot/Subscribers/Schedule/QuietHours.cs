namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>The part of a day in which no alert comes, by the clock on somebody's wall; it may go over midnight. Pure.</summary>
/// <param name="From">The first quiet moment.</param>
/// <param name="Until">The first that is not; the same as <paramref name="From"/> where nothing is quiet.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    public static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(8, 0));

    public static readonly QuietHours None = new(TimeOnly.MinValue, TimeOnly.MinValue);

    public bool IsNone => From == Until;

    public bool GoesOverMidnight => From > Until;

    public bool Contains(TimeOnly time) => !IsNone && (GoesOverMidnight ? time >= From || time < Until : time >= From && time < Until);
}
