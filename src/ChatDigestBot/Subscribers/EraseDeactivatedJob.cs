using ChatDigestBot.Chats;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Privacy;

namespace ChatDigestBot.Subscribers;

/// <summary>Erases all that is kept of people whose accounts were deleted 90 days ago.</summary>
/// <remarks>The only chats that lose their settings without asking: whoever blocks the bot or throws it out may come back, a deleted account may not.</remarks>
internal sealed class EraseDeactivatedJob(PersonalRecords records, ChatStore chats, Database database, TimeProvider clock) : IJob
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private const int BatchSize = 200;

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var erased = 0;
        for (var count = BatchSize; count == BatchSize; erased += count)
        {
            count = await database.WriteInBulkAsync(session => EraseBatchAsync(session, now), cancellationToken);
        }

        return JobResult.Of($"{erased:accountsErased} deleted accounts erased");
    }

    private async Task<int> EraseBatchAsync(DbSession session, DateTimeOffset now)
    {
        var gone = await chats.FindDeactivatedAsync(session, now - KeptFor, BatchSize);
        foreach (var chatId in gone)
        {
            // A person's id is Telegram's.
            await records.EraseAsync(session, chatId, chatId, now);
        }

        return gone.Count;
    }
}
