using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Decides when an alert may come: at most one an hour, and none in the quiet hours. Pure.</summary>
internal static class AlertPolicy
{
    public static readonly TimeSpan AtMostEvery = TimeSpan.FromHours(1);

    /// <summary>What the quiet hours collected comes a little after them: most end at the hour of the digest, which then tells what it can.</summary>
    public static readonly TimeSpan AfterQuiet = TimeSpan.FromMinutes(5);

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
        var at = Outside(who.Quiet, free > now ? free.Value : now, zone);
        return at > now ? new AlertTiming.Later(at) : new AlertTiming.Now();
    }

    /// <summary>A message planned now must begin before this: the next quiet hours, or a day where there are none.</summary>
    public static DateTimeOffset LatestStart(QuietHours quiet, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = LocalTime.DateAt(now, zone);
        var begins = LocalTime.InstantOf(today, quiet.From, zone);
        return quiet.IsNone ? now.AddDays(1) : begins > now ? begins : LocalTime.InstantOf(today.AddDays(1), quiet.From, zone);
    }

    private static DateTimeOffset Outside(QuietHours quiet, DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = LocalTime.At(at, zone);
        var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return quiet.Contains(time)
            ? LocalTime.InstantOf(quiet.GoesOverMidnight && time >= quiet.From ? date.AddDays(1) : date, quiet.Until, zone) + AfterQuiet
            : at;
    }
}
