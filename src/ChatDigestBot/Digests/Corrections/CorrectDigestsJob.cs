using ChatDigestBot.Jobs;

namespace ChatDigestBot.Digests.Corrections;

/// <summary>The minute tick of corrections: plans the messages that are to be changed; the sender does the rest.</summary>
internal sealed class CorrectDigestsJob(DigestCorrections corrections) : IJob
{
    public const string Name = "correct-digests";

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var planned = await corrections.FillOnceAsync(cancellationToken);
        return JobResult.Of($"{planned:corrections} messages to be corrected");
    }
}
