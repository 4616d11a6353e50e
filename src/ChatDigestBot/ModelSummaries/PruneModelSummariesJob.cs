using ChatDigestBot.Jobs;

namespace ChatDigestBot.ModelSummaries;

/// <summary>Forgets what models said of texts that no digest tells any more.</summary>
internal sealed class PruneModelSummariesJob(ModelSummaryStore store, TimeProvider clock) : IJob
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        for (var batch = 1; batch > 0; total += batch)
        {
            batch = await store.PruneAsync(clock.GetUtcNow() - KeptFor, cancellationToken);
        }

        return JobResult.Of($"{total:summariesDeleted} summaries removed");
    }
}
