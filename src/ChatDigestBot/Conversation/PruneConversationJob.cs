using ChatDigestBot.Conversation.Confirmations;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation;

/// <summary>Deletes used and forgotten confirmations, lists nobody has in front of them any more, and command lines nobody was shown for 30 days.</summary>
internal sealed class PruneConversationJob(Database database, StoredLineStore lines, ConfirmationStore confirmations, TimeProvider clock) : IJob
{
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldLines = await database.WriteInBulkAsync(session => lines.PruneAsync(session, now), cancellationToken);
        var oldConfirmations = await database.WriteInBulkAsync(session => confirmations.PruneAsync(session, now), cancellationToken);
        var oldLists = await database.WriteInBulkAsync(session => ShownListStore.PruneAsync(session, now), cancellationToken);
        return JobResult.Of($"{oldLines:linesDeleted} stored lines, {oldLists:listsDeleted} shown lists and {oldConfirmations:confirmationsDeleted} confirmations deleted");
    }
}
