using ChatDigestBot.Jobs;

namespace ChatDigestBot.Broadcasts;

/// <summary>Begins broadcasts whose hour has come.</summary>
/// <remarks>One that is more than four hours late, such as after an outage, waits paused for an editor's word.</remarks>
internal sealed class StartBroadcastsJob(BroadcastDesk desk) : IJob
{
    public static readonly TimeSpan Latest = TimeSpan.FromHours(4);

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var begun = await desk.BeginDueAsync(Latest, cancellationToken);
        return JobResult.Of($"{begun:broadcastsBegun} broadcasts begun");
    }
}
