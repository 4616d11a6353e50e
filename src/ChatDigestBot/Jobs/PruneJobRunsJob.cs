namespace ChatDigestBot.Jobs;

/// <summary>Takes old runs out of the history.</summary>
internal sealed class PruneJobRunsJob(JobRunStore runs) : IJob
{
    public async Task<string> RunAsync(CancellationToken cancellationToken) =>
        $"{await runs.PruneAsync(cancellationToken)} old runs removed";
}
