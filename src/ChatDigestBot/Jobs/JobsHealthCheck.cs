using System.Data.Common;
using ChatDigestBot.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Jobs;

/// <summary>Tells when a job last fired on any node; several fire each minute, so five minutes of silence mean that schedules stand still.</summary>
internal sealed class JobsHealthCheck(JobRunStore runs, TimeProvider clock) : IHealthCheck
{
    public static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(5);

    private static readonly HealthTrouble Silent = new("jobsSilent", "no job has run for five minutes");
    private static readonly HealthTrouble HistoryAway = new("historyAway", "the history of jobs cannot be read");

    private readonly long _startedAt = clock.GetTimestamp();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Judge(await runs.LastFiringAtAsync(cancellationToken));
        }
        catch (DbException)
        {
            return HistoryAway.Degraded();
        }
    }

    private HealthCheckResult Judge(DateTimeOffset? last)
    {
        var data = new Dictionary<string, object>();
        if (last is not null)
        {
            data["lastFiringAt"] = last;
        }

        // A firing ahead of the clock is as bad as an old one: the clock was put back and nothing has run since.
        var isSilent = last is not { } at || (clock.GetUtcNow() - at).Duration() > MaxSilence;
        return isSilent && clock.GetElapsedTime(_startedAt).Duration() > MaxSilence
            ? Silent.Degraded(data)
            : HealthCheckResult.Healthy(data: data);
    }
}
