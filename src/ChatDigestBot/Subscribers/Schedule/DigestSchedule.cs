using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Decides when the next scheduled digest comes, and whether a late one still should. Pure.</summary>
/// <remarks>
/// A local hour that the clock skips means the first moment after the gap, one that it shows twice the earlier;
/// a local day that a zone skips altogether has no digest.
/// </remarks>
internal static class DigestSchedule
{
    /// <summary>A tick each minute and a queue of others before: this late is on time.</summary>
    public static readonly TimeSpan OnTime = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan CatchUp = TimeSpan.FromHours(4);

    public static readonly TimeOnly Evening = new(22, 0);

    // A week, and a few days that a change of zone or a skipped day may take away.
    private const int DaysToLookAt = 14;

    /// <summary>The first slot after a moment that is not a second one on a local date.</summary>
    /// <param name="hours">When digests are wanted.</param>
    /// <param name="after">The slot is due later than this.</param>
    /// <param name="last">The last slot given, perhaps in another zone: neither its calendar date nor the date it had here is used again.</param>
    public static DigestSlot Next(DigestHours hours, DateTimeOffset after, DigestSlot? last)
    {
        var date = LocalTime.DateAt(after, hours.Zone);
        if (last is not null)
        {
            var used = LocalTime.DateAt(last.DueAt, hours.Zone);
            used = used > last.Date ? used : last.Date;
            date = date > used ? date : used.AddDays(1);
        }

        for (var day = 0; day < DaysToLookAt; day++, date = date.AddDays(1))
        {
            if (!hours.Include(date.DayOfWeek))
            {
                continue;
            }

            var dueAt = LocalTime.InstantOf(date, hours.Time, hours.Zone);
            if (dueAt > after && LocalTime.DateAt(dueAt, hours.Zone) == date)
            {
                return new DigestSlot(date, dueAt);
            }
        }

        throw new InvalidOperationException($"No digest in {DaysToLookAt} days on {hours.Days}.");
    }

    /// <summary>After an outage: up to four hours late, on the same day and before ten in the evening a digest is still welcome.</summary>
    public static bool IsStillWelcome(DigestSlot slot, TimeZoneInfo zone, DateTimeOffset now)
    {
        var late = now - slot.DueAt;
        return late <= OnTime
            || (late <= CatchUp && LocalTime.DateAt(now, zone) == slot.Date && TimeOnly.FromDateTime(LocalTime.At(now, zone)) < Evening);
    }
}
