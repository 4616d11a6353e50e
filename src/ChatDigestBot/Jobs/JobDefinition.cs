using Cronos;

namespace ChatDigestBot.Jobs;

/// <summary>A job as its feature declares it.</summary>
internal sealed record JobDefinition
{
    private readonly CronExpression _schedule;

    /// <param name="name">Its key in history, stores and texts (<c>jobs.NAME</c>): verb-noun, unique, never changed. The class may be renamed.</param>
    /// <param name="cron">Five fields: minute, hour, day of month, month, day of week.</param>
    public JobDefinition(string name, string cron, TimeZoneInfo zone, Type type)
    {
        (Name, Cron, Zone, Type) = (name, cron, zone, type);
        _schedule = CronExpression.Parse(cron);
    }

    public string Name { get; }

    public string Cron { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>The class that does it, an <see cref="IJob"/>.</summary>
    public Type Type { get; }

    /// <summary>Whether a failed run is tried again before the next firing.</summary>
    public bool IsRetried { get; init; }

    /// <summary>A run that takes longer is told to stop, and counts as failed: else it would block all later ones.</summary>
    public TimeSpan MaxRunTime { get; init; } = TimeSpan.FromMinutes(30);

    public bool RunsEveryMinute => Cron == "* * * * *";

    /// <summary>The first firing after an instant; null where there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant) => _schedule.GetNextOccurrence(instant, Zone);

    /// <summary>The firings after an instant, without end.</summary>
    public IEnumerable<DateTimeOffset> FiringsAfter(DateTimeOffset instant)
    {
        for (var next = NextAfter(instant); next is { } firing; next = NextAfter(firing))
        {
            yield return firing;
        }
    }
}
