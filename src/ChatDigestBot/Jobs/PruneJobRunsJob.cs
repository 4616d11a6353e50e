namespace ChatDigestBot.Jobs;

/// <summary>Ask for old runs to be taken out of the history.</summary>
internal sealed record PruneJobRuns;

internal sealed class PruneJobRunsJob(JobRunStore runs) : IHandle<PruneJobRuns>
{
    public async Task<string> HandleAsync(PruneJobRuns job, CancellationToken cancellationToken) =>
        $"{await runs.PruneAsync(cancellationToken)} old runs removed";
}
