using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Forgets with <c>/stop</c> what a target was told, and takes back what it was about to be told.</summary>
/// <remarks>The ledger's rows stay, for the figures, but no longer bear the name of a slot: whoever starts again on the same day gets that day's digest.</remarks>
internal sealed class ToldMemory : ITargetMemory
{
    public async Task ForgetAsync(DbSession session, Target target, DateTimeOffset now)
    {
        await SeenStore.ForgetAsync(session, target);
        await session.ExecuteAsync(
            """
            UPDATE deliveries SET state = 'cancelled', reason = 'stopped', settled_at = @now
            WHERE chat_id = @ChatId AND thread_id = @ThreadKey AND (state = 'planned' OR (state = 'indoubt' AND kind <> 'broadcast'))
            """,
            new { target.ChatId, target.ThreadKey, now });
        await session.ExecuteAsync(
            """
            UPDATE deliveries SET unit = unit || @ending
            WHERE chat_id = @ChatId AND thread_id = @ThreadKey AND unit LIKE 'slot:%' AND unit NOT LIKE '%:stopped:%'
            """,
            new { target.ChatId, target.ThreadKey, ending = string.Create(System.Globalization.CultureInfo.InvariantCulture, $":stopped:{now.ToUnixTimeMilliseconds()}") });
    }
}
