using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Forgets updates that Telegram can no longer repeat. For a job to call, about hourly.</summary>
internal sealed class InboxPruner(Database database, TimeProvider clock)
{
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        long? after = 0;
        while (after is { } from)
        {
            after = await database.WriteInBulkAsync(session => InboxStore.PruneAsync(session, clock.GetUtcNow(), from), cancellationToken);
        }
    }
}
