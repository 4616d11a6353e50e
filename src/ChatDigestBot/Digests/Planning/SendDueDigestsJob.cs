using System.Globalization;
using ChatDigestBot.Jobs;

namespace ChatDigestBot.Digests.Planning;

internal sealed record SendDueDigests;

/// <summary>The minute tick: asks who is due and plans their digests; the sender does the rest.</summary>
internal sealed class SendDueDigestsJob(DigestPlanner planner, TimeProvider clock) : IHandle<SendDueDigests>
{
    public async Task<string> HandleAsync(SendDueDigests job, CancellationToken cancellationToken)
    {
        var report = await planner.PlanDueAsync(clock.GetUtcNow(), cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Digests} digests planned in {report.Messages} messages, {report.Empty} had nothing new, {report.Skipped} skipped");
    }
}
