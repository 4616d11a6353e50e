using ChatDigestBot.Articles;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Forgets matches that are no news any more, and what reminds of those who follow nothing.</summary>
internal sealed class PruneFollowsJob(Database database, FreshnessOptions options, TimeProvider clock) : IJob
{
    // Nothing matched so long ago is told, whatever its date.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Freshness - Margin;
        var total = 0;
        for (var batch = 1; batch > 0; total += batch)
        {
            batch = await database.WriteInBulkAsync(session => AlertStore.PruneAsync(session, before), cancellationToken);
        }

        return JobResult.Of($"{total:matchesDeleted} matches removed");
    }
}
