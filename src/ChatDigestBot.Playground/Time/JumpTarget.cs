using ChatDigestBot.Playground.Posts;

namespace ChatDigestBot.Playground.Time;

/// <summary>Where the buttons of the clock lead. Pure.</summary>
internal static class JumpTarget
{
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Beginning = new(9, 0);
    private static readonly TimeOnly Evening = new(20, 0);

    /// <summary>Null for a name that is no button.</summary>
    public static DateTimeOffset? Find(string button, DateTimeOffset now, TimeZoneInfo zone) => button switch
    {
        "tenMinutes" => now.AddMinutes(10),
        "hour" => now.AddHours(1),
        "day" => now.AddDays(1),
        "start" => Next(Beginning, now, zone),
        "evening" => Next(Evening, now, zone),
        // A morning whose posts are there already is not the next one.
        "morning" => Next(Morning, now + (Morning - PostCalendar.AppearAt), zone),
        _ => null,
    };

    /// <summary>The first moment after <paramref name="now"/> at which clocks in the zone show the time.</summary>
    private static DateTimeOffset Next(TimeOnly time, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var at = At(today, time, zone);
        return at > now ? at : At(today.AddDays(1), time, zone);
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
