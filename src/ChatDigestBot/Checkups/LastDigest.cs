using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Checkups;

/// <summary>What became of the last scheduled digest of a target; of several parts the one that went worst.</summary>
internal static class LastDigest
{
    public static async Task<Row?> FindAsync(DbSession session, Target target) => await session.FindAsync<Row>(
        """
        SELECT unit, state, reason, planned_at, settled_at FROM deliveries
        WHERE chat_id = @ChatId AND thread_id = @ThreadKey AND kind = 'digest'
        ORDER BY unit DESC, CASE state WHEN 'sent' THEN 1 ELSE 0 END, part LIMIT 1
        """,
        new { target.ChatId, target.ThreadKey });

    internal sealed record Row
    {
        public required string Unit { get; init; }

        public required string State { get; init; }

        public string? Reason { get; init; }

        public required DateTimeOffset PlannedAt { get; init; }

        public DateTimeOffset? SettledAt { get; init; }
    }
}
