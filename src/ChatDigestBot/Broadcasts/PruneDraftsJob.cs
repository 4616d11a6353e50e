using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>Throws away drafts that nobody sent.</summary>
internal sealed class PruneDraftsJob(Database database, TimeProvider clock) : IJob
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var drafts = await database.WriteInBulkAsync(session => BroadcastStore.PruneDraftsAsync(session, clock.GetUtcNow() - KeptFor), cancellationToken);
        return JobResult.Of($"{drafts:draftsDeleted} drafts deleted");
    }
}
