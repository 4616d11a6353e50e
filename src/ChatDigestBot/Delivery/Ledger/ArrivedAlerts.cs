using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Alerts that have arrived.</summary>
internal static class ArrivedAlerts
{
    /// <summary>The last one that a target was told, for as long as the ledger keeps it.</summary>
    public static Task<ArrivedAlert?> FindLastAsync(DbSession session, Target target) => session.FindAsync<ArrivedAlert>(
        """
        SELECT d.settled_at AS arrived_at, c.keyboard FROM deliveries AS d JOIN delivery_contents AS c ON c.id = d.content_id
        WHERE d.chat_id = @ChatId AND d.thread_id = @ThreadKey AND d.kind = 'alert' AND d.state = 'sent' AND c.keyboard IS NOT NULL
        ORDER BY d.id DESC LIMIT 1
        """,
        new { target.ChatId, target.ThreadKey });
}

internal sealed record ArrivedAlert
{
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Telegram's inline keyboard as JSON.</summary>
    public required string Keyboard { get; init; }
}
