using ChatDigestBot.Storage;

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
        return rows.ToDictionary(row => Enum.Parse<DeliveryState>(row.State, ignoreCase: true), row => row.Messages);
    }

    /// <summary>Messages sent since an instant of which an earlier attempt may have arrived too.</summary>
    public static Task<int> CountPossiblyTwiceAsync(DbSession session, DateTimeOffset since) => session.ScalarAsync<int>(
        "SELECT COUNT(*) FROM deliveries WHERE settled_at >= @since AND state = 'sent' AND unanswered > 0", new { since });

    /// <summary>How many chats were sent something of a kind since an instant.</summary>
    public static Task<int> CountChatsAsync(DbSession session, DeliveryKind kind, DateTimeOffset since) => session.ScalarAsync<int>(
        "SELECT COUNT(DISTINCT chat_id) FROM deliveries WHERE settled_at >= @since AND state = 'sent' AND kind = @kind",
        new { since, kind = kind.ToString().ToLowerInvariant() });

    private sealed record StateRow
    {
        public required string State { get; init; }

        public required int Messages { get; init; }
    }
}
