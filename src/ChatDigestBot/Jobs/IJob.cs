namespace ChatDigestBot.Jobs;

/// <summary>Work that is done again and again. It may be killed anywhere and started again, so it is idempotent.</summary>
internal interface IJob
{
    /// <summary>Returns what it achieved; throws when it failed.</summary>
    Task<JobResult> RunAsync(CancellationToken cancellationToken);
}
