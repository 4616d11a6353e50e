using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Figures of the ledger for people who watch it.</summary>
internal static class DeliveryStatistics
{
    /// <summary>How many messages stand in each state: those still open, and those settled since an instant.</summary>
    public static async Task<IReadOnlyDictionary<DeliveryState, int>> CountAsync(DbSession session, DateTimeOffset since)
    {
        var rows = await session.QueryAsync<StateRow>(
            """
            SELECT state, COUNT(*) AS messages FROM deliveries WHERE state IN ('planned', 'sending', 'indoubt') GROUP BY state
            UNION ALL
            SELECT state, COUNT(*) AS messages FROM deliveries WHERE settled_at >= @since AND state IN ('sent', 'failed', 'cancelled') GROUP BY state
            """,
            new { since });
        return rows.ToDictionary(row => row.State, row => row.Messages);
    }

    /// <summary>Messages sent since an instant of which an earlier attempt may have arrived too.</summary>
    public static Task<int> CountPossiblyTwiceAsync(DbSession session, DateTimeOffset since) => session.ScalarAsync<int>(
        "SELECT COUNT(*) FROM deliveries WHERE settled_at >= @since AND state = 'sent' AND unanswered > 0", new { since });

    /// <summary>Since when the oldest message waits that may go out now; null while none does.</summary>
    public static Task<DateTimeOffset?> FindOldestWaitingAsync(DbSession session, DateTimeOffset now) => session.FindAsync<DateTimeOffset?>(
        "SELECT not_before FROM deliveries WHERE state = 'planned' AND not_before <= @now ORDER BY not_before LIMIT 1", new { now });

    /// <summary>How many chats were sent something of a kind since an instant.</summary>
    public static Task<int> CountChatsAsync(DbSession session, DeliveryKind kind, DateTimeOffset since) => session.ScalarAsync<int>(
        "SELECT COUNT(DISTINCT chat_id) FROM deliveries WHERE settled_at >= @since AND state = 'sent' AND kind = @kind",
        new { since, kind = kind.LowerName() });

    /// <summary>The moment of the oldest digest that ought to be out while not one went out since; null where some did, or none is late.</summary>
    /// <param name="plannedBefore">What was planned later may still be on its way; what is six hours older is no news.</param>
    public static async Task<DateTimeOffset?> FindStuckDigestsAsync(DbSession session, DateTimeOffset plannedBefore)
    {
        var plannedAfter = plannedBefore - TimeSpan.FromHours(6);
        var since = await session.FindAsync<DateTimeOffset?>(
            $"""
            SELECT late.planned_at FROM (
                SELECT planned_at, reason FROM deliveries WHERE state = 'planned' AND lane = @DigestLane AND kind = 'digest'
                UNION ALL
                SELECT planned_at, reason FROM deliveries WHERE settled_at >= @plannedAfter AND kind = 'digest' AND state IN ('failed', 'indoubt')
            ) AS late
            WHERE late.planned_at BETWEEN @plannedAfter AND @plannedBefore AND (late.reason IS NULL OR NOT {session.OneOf("late.reason", "chatsOwn")})
            ORDER BY late.planned_at LIMIT 1
            """,
            new { DeliveryUnit.DigestLane, plannedAfter, plannedBefore, chatsOwn = ReasonsOfOneChat });
        return since is not null && await session.FindAsync<int>(
            "SELECT 1 FROM deliveries WHERE settled_at >= @since AND kind = 'digest' AND state = 'sent' LIMIT 1", new { since }) == 0 ? since : null;
    }

    // A single subscriber who blocked the bot says nothing about the others.
    private static readonly string[] ReasonsOfOneChat =
    [
        ChatGoneReason.Blocked, ChatGoneReason.Deactivated, ChatGoneReason.Kicked, ChatGoneReason.NotMember, ChatGoneReason.ChatDeleted,
        ChatGoneReason.ChatNotFound, ChatGoneReason.NeverStarted, ChatGoneReason.IsBot,
        RefusalReason.NoRights, RefusalReason.TopicClosed, RefusalReason.ThreadNotFound, RefusalReason.SlowMode,
        .. Enum.GetValues<Reachability>().Select(reachability => reachability.LowerName()),
    ];

    private sealed record StateRow
    {
        public required DeliveryState State { get; init; }

        public required int Messages { get; init; }
    }
}
