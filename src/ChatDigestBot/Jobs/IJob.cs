namespace ChatDigestBot.Jobs;

/// <summary>Work that is done again and again. It may be killed anywhere and started again, so it is idempotent.</summary>
internal interface IJob
{
    /// <summary>Returns what it achieved in one line for operators, such as <c>42 digests planned</c>; throws when it failed.</summary>
    Task<string> RunAsync(CancellationToken cancellationToken);
}
