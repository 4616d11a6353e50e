using ChatDigestBot.Shared;

namespace ChatDigestBot.Console.Frame;

/// <summary>The last days of somebody's calendar, today at the end, with the instants between which they lie.</summary>
internal sealed record LocalDays(IReadOnlyList<DateOnly> Dates, IReadOnlyList<DateTimeOffset> Bounds)
{
    public static LocalDays Last(int count, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = LocalTime.DateAt(now, zone);
        var dates = Enumerable.Range(0, count).Select(index => today.AddDays(index + 1 - count)).ToList();
        return new LocalDays(dates, [.. dates.Append(today.AddDays(1)).Select(date => LocalTime.InstantOf(date, TimeOnly.MinValue, zone))]);
    }
}
