using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Forgets with <c>/stop</c> what a target was told, and takes back what it was about to be told.</summary>
/// <remarks>The ledger's rows stay, for the figures, but no longer bear the name of a slot: whoever starts again on the same day gets that day's digest.</remarks>
internal sealed class ToldMemory : ITargetMemory
{
    /// <summary>Rows of the ledger stay for its figures, but lose the chat: the thread, which is none then, keeps them apart. What did not arrive is not tried again.</summary>
    public static readonly PersonalTable Ledger = PersonalTable.ByChat("deliveries") with
    {
        Erasing =
            $"""
            UPDATE deliveries SET chat_id = 0, thread_id = CAST(-(id % 2000000000) AS INTEGER), message_id = NULL,
                state = CASE WHEN state = 'sent' THEN state ELSE 'cancelled' END,
                reason = CASE WHEN state = 'sent' THEN reason ELSE 'forgotten' END,
                settled_at = COALESCE(settled_at, @now)
            WHERE {PersonalTable.ByChat("deliveries").Rows} AND state <> 'sending'
            """,
    };

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
            $"""
            UPDATE deliveries SET unit = unit || @ending
            WHERE chat_id = @ChatId AND thread_id = @ThreadKey AND unit LIKE '{DeliveryUnit.SlotPrefix}%' AND unit NOT LIKE '%:stopped:%'
            """,
            new { target.ChatId, target.ThreadKey, ending = string.Create(System.Globalization.CultureInfo.InvariantCulture, $":stopped:{now.ToUnixTimeMilliseconds()}") });
    }
}
