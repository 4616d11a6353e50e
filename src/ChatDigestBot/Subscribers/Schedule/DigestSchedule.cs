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

    // A week, another where that day is used already, and one more where a zone skips it.
    private const int DaysToLookAt = 22;

    /// <summary>The first slot after a moment that gives no local date more digests than hours are chosen.</summary>
    /// <param name="hours">When digests are wanted.</param>
    /// <param name="after">The slot is due later than this.</param>
    /// <param name="last">The last slot given, perhaps in another zone: the later of its calendar date and the date it had here has had so many already.</param>
    public static DigestSlot Next(DigestHours hours, DateTimeOffset after, DigestSlot? last)
    {
        var date = LocalTime.DateAt(after, hours.Zone);
        DateOnly? used = null;
        if (last is not null)
        {
            var here = LocalTime.DateAt(last.DueAt, hours.Zone);
            used = here > last.Date ? here : last.Date;
            date = date > used ? date : used.Value;
        }

        for (var day = 0; day < DaysToLookAt; day++, date = date.AddDays(1))
        {
            var number = date == used ? last!.Number + 1 : 1;
            if (!hours.Include(date.DayOfWeek) || number > hours.Times.Count)
            {
                continue;
            }

            foreach (var time in hours.Times)
            {
                var dueAt = LocalTime.InstantOf(date, time, hours.Zone);
                // Two hours that the clock skips together are one moment.
                if (dueAt > after && (last is null || dueAt > last.DueAt) && LocalTime.DateAt(dueAt, hours.Zone) == date)
                {
                    return new DigestSlot(date, dueAt) { Number = number };
                }
            }
        }

        throw new InvalidOperationException($"No digest in {DaysToLookAt} days on {hours.Days}.");
    }

    /// <summary>From when on the next slot is looked for, once one was taken or left out.</summary>
    /// <remarks>After one that passed unsent the next of the same day may still be welcome; one from before that never is.</remarks>
    public static DateTimeOffset GoesOnFrom(DigestSlot slot, bool isGiven, DateTimeOffset now) =>
        isGiven || slot.DueAt > now ? now : slot.DueAt > now - CatchUp ? slot.DueAt : now - CatchUp;

    /// <summary>After an outage: up to four hours late, on the same day and before ten in the evening a digest is still welcome.</summary>
    public static bool IsStillWelcome(DigestSlot slot, TimeZoneInfo zone, DateTimeOffset now)
    {
        var late = now - slot.DueAt;
        return late <= OnTime
            || (late <= CatchUp && LocalTime.DateAt(now, zone) == slot.Date && TimeOnly.FromDateTime(LocalTime.At(now, zone)) < Evening);
    }
}
