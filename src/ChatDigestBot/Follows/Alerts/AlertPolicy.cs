using ChatDigestBot.Shared;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Decides when an alert may come: at most one an hour, and none at night. Pure.</summary>
internal static class AlertPolicy
{
    public static readonly TimeSpan AtMostEvery = TimeSpan.FromHours(1);

    public static readonly TimeOnly Evening = new(22, 0);

    public static readonly TimeOnly Morning = new(8, 0);

    /// <summary>What the night collected comes a little after the hour of most digests, which then tell what they can.</summary>
    public static readonly TimeOnly AfterNight = new(8, 5);

    // Somebody may come back early from a break.
    private static readonly TimeSpan LookDuringBreak = TimeSpan.FromHours(1);

    public static AlertTiming Decide(WaitingRow who, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (who.StoppedAt is not null || !who.MayReceive)
        {
            return new AlertTiming.Never();
        }

        if (who.PausedUntil > now)
        {
            var look = now + LookDuringBreak;
            return new AlertTiming.Later(who.PausedUntil.Value < look ? who.PausedUntil.Value : look);
        }

        var free = who.ToldAt + AtMostEvery;
        var at = OutsideNight(free > now ? free.Value : now, zone);
        return at > now ? new AlertTiming.Later(at) : new AlertTiming.Now();
    }

    /// <summary>A message planned now must begin before this.</summary>
    public static DateTimeOffset LatestStart(DateTimeOffset now, TimeZoneInfo zone) => LocalTime.InstantOf(LocalTime.DateAt(now, zone), Evening, zone);

    private static DateTimeOffset OutsideNight(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = LocalTime.At(at, zone);
        var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return time >= Evening ? LocalTime.InstantOf(date.AddDays(1), AfterNight, zone)
            : time < Morning ? LocalTime.InstantOf(date, AfterNight, zone)
            : at;
    }
}
