namespace ChatDigestBot.Jobs;

/// <summary>Takes old runs out of the history.</summary>
internal sealed class PruneJobRunsJob(JobRunStore runs) : IJob
{
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken) =>
        JobResult.Of($"{await runs.PruneAsync(cancellationToken):runsDeleted} old runs removed");
}
