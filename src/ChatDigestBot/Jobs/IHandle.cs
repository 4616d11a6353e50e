namespace ChatDigestBot.Jobs;

/// <summary>Does one kind of job. May be killed anywhere and started again, so it is idempotent.</summary>
internal interface IHandle<in TJob>
{
    /// <summary>Returns what it achieved in one line for operators, such as <c>42 digests planned</c>; throws when it failed.</summary>
    Task<string> HandleAsync(TJob job, CancellationToken cancellationToken);
}
