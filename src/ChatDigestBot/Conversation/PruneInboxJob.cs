using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Conversation;

/// <summary>Forgets updates that Telegram can no longer repeat.</summary>
internal sealed class PruneInboxJob(Database database, TimeProvider clock) : IJob
{
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        long? after = 0;
        while (after is { } from)
        {
            after = await database.WriteInBulkAsync(session => InboxStore.PruneAsync(session, clock.GetUtcNow(), from), cancellationToken);
        }

        return new JobResult("old updates forgotten", new RunPoint("updatesForgotten"));
    }
}
