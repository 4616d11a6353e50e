using System.Globalization;
using ChatDigestBot.Conversation.Confirmations;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation;

/// <summary>Deletes used and forgotten confirmations, and command lines nobody was shown for 30 days.</summary>
internal sealed class PruneConversationJob(Database database, StoredLineStore lines, ConfirmationStore confirmations, TimeProvider clock) : IJob
{
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldLines = await database.WriteInBulkAsync(session => lines.PruneAsync(session, now), cancellationToken);
        var oldConfirmations = await database.WriteInBulkAsync(session => confirmations.PruneAsync(session, now), cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{oldLines} stored lines and {oldConfirmations} confirmations deleted");
    }
}
