using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>A job whose last three runs failed; and an engine that runs none at all.</summary>
internal sealed class JobAlarms(JobRunStore runs, JobSchedules schedules) : IAlarmSource
{
    public const string Failing = "jobFailing";
    public const string Silent = "jobsSilent";

    public const int FailuresInARow = 3;

    /// <summary>Looks and not minutes: where the clock jumps, minutes pass in which no job had a chance.</summary>
    public const int SilentLooks = 10;

    private DateTimeOffset? _lastFiringAt;
    private DateTimeOffset _silentSince;
    private int _silentLooks;

    public IReadOnlyList<string> Kinds => [Failing, Silent];

    public async Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One more, since the newest may be under way.
        var latest = await runs.LatestOfEachAsync(schedules.Declared.Select(job => job.Name), FailuresInARow + 1, cancellationToken);
        var failing = latest.Select(job => (Name: job.Key, Ended: job.Value.Where(run => run.Outcome != JobOutcome.Running).Take(FailuresInARow).ToList()))
            .Where(job => job.Ended.Count == FailuresInARow && job.Ended.TrueForAll(run => run.Outcome == JobOutcome.Failed))
            .Select(job => new Alarm(Failing, job.Name, job.Ended[^1].StartedAt));
        return [.. failing, .. Listen(await runs.LastFiringAtAsync(cancellationToken), now) ? [new Alarm(Silent, "", _silentSince)] : Array.Empty<Alarm>()];
    }

    private bool Listen(DateTimeOffset? lastFiringAt, DateTimeOffset now)
    {
        if (lastFiringAt != _lastFiringAt || _silentLooks == 0)
        {
            (_lastFiringAt, _silentSince, _silentLooks) = (lastFiringAt, now, 0);
        }

        return ++_silentLooks > SilentLooks;
    }
}
