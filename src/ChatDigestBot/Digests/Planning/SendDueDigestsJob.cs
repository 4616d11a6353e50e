using ChatDigestBot.Jobs;

namespace ChatDigestBot.Digests.Planning;

/// <summary>The minute tick: asks who is due and plans their digests; the sender does the rest.</summary>
internal sealed class SendDueDigestsJob(DigestPlanner planner, TimeProvider clock) : IJob
{
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var report = await planner.PlanDueAsync(clock.GetUtcNow(), cancellationToken);
        return JobResult.Of($"{report.Digests:digestsPlanned} digests planned in {report.Messages:messagesPlanned} messages, {report.Empty:nothingNew} had nothing new, {report.Skipped:digestsSkipped} skipped");
    }
}
