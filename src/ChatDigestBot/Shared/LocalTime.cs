namespace ChatDigestBot.Shared;

/// <summary>Turns what a clock on the wall shows into instants; a zone's changes of the clock have one answer each.</summary>
/// <remarks>
/// Works from UTC to local only, which is unambiguous, and so needs none of the framework's own rules for invalid and ambiguous
/// local times: those know neither the skipped day of Samoa nor when a gap ends.
/// </remarks>
internal static class LocalTime
{
    // Every offset there was or is lies between these two, so that the instants looked at bracket every change near a local time.
    private static readonly TimeSpan East = TimeSpan.FromHours(15);
    private static readonly TimeSpan West = TimeSpan.FromHours(13);

    private const string Offset = "Etc/GMT";

    /// <summary>A zone as people call it: its IANA name, but <c>UTC-3</c> for <c>Etc/GMT+3</c>, which counts the other way round.</summary>
    public static string NameOf(TimeZoneInfo zone) => !zone.Id.StartsWith(Offset, StringComparison.Ordinal) ? zone.Id : zone.Id[Offset.Length..] switch
    {
        ['-', .. var hours] => $"UTC+{hours}",
        ['+', .. var hours] => $"UTC-{hours}",
        _ => zone.Id,
    };

    /// <summary>The first moment at which the zone's clock shows this or, where the clock skips it, the first moment after the gap.</summary>
    /// <remarks>A time that the clock shows twice is meant the first time.</remarks>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(time, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(wall - East);
        var after = zone.GetUtcOffset(wall + West);
        // The greater offset is the earlier instant.
        var early = wall - (before > after ? before : after);
        var late = wall - (before > after ? after : before);
        if (Shows(early, zone) == wall)
        {
            return new DateTimeOffset(early);
        }

        return new DateTimeOffset(Shows(late, zone) == wall ? late : FirstNotBefore(wall, early, late, zone));
    }

    public static DateOnly DateAt(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(Shows(instant.UtcDateTime, zone));

    public static DateTime At(DateTimeOffset instant, TimeZoneInfo zone) => DateTime.SpecifyKind(Shows(instant.UtcDateTime, zone), DateTimeKind.Unspecified);

    private static DateTime Shows(DateTime utc, TimeZoneInfo zone) => utc + zone.GetUtcOffset(utc);

    // Between the two the clock jumps over the wall time exactly once; changes happen on whole seconds.
    private static DateTime FirstNotBefore(DateTime wall, DateTime early, DateTime late, TimeZoneInfo zone)
    {
        while (late - early > TimeSpan.FromSeconds(1))
        {
            var middle = early + TimeSpan.FromSeconds(Math.Floor((late - early).TotalSeconds / 2));
            if (Shows(middle, zone) < wall)
            {
                early = middle;
            }
            else
            {
                late = middle;
            }
        }

        return late;
    }
}
