using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>Who gets a broadcast: everybody the bot knows in private, and groups and channels that take digests; not those who said stop.</summary>
internal static class BroadcastAudience
{
    private const string Members = """
        FROM chats AS c
        WHERE c.merged_into IS NULL AND c.reachability = 'reachable' AND c.is_banned = 0
          AND NOT EXISTS (SELECT 1 FROM subscribers AS s WHERE s.chat_id = c.id AND s.thread_id = 0 AND s.stopped_at IS NOT NULL)
          AND (c.kind = 'private' OR EXISTS (SELECT 1 FROM subscribers AS s WHERE s.chat_id = c.id AND s.next_digest_at IS NOT NULL))
        """;

    public static Task<int> CountAsync(DbSession session) => session.ScalarAsync<int>($"SELECT COUNT(*) {Members}");

    /// <summary>By our id, ascending, behind <paramref name="after"/>; in a forum where its digests go.</summary>
    public static async Task<IReadOnlyList<Target>> ListAsync(DbSession session, long after, int limit) =>
    [
        .. (await session.QueryAsync<MemberRow>(
            $"""
            SELECT c.id, COALESCE((SELECT MIN(s.thread_id) FROM subscribers AS s WHERE s.chat_id = c.id AND s.next_digest_at IS NOT NULL), 0) AS thread_id
            {Members} AND c.id > @after
            ORDER BY c.id LIMIT @limit
            """,
            new { after, limit })).Select(row => Target.Of(row.Id, row.ThreadId)),
    ];

    private sealed record MemberRow
    {
        public required long Id { get; init; }

        public required int ThreadId { get; init; }
    }
}
