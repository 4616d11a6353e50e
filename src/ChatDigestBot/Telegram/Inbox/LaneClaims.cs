using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Which node handles which chat, on PostgreSQL: a chat's updates are handled by one node at a time.</summary>
/// <remarks>
/// A node claims a chat with the transaction that writes its update, and gives it up in a transaction that then looks for updates written meanwhile
/// by others. Who finds a chat claimed leaves its update to the holder: the row lock of the claim puts both in order, so none is overlooked.
/// A node that dies loses its chats when its claims run out; any other finds what waits there.
/// </remarks>
internal static class LaneClaims
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    /// <summary>Puts those who want the same lanes in a row until the transaction ends; all lanes it touches at once, or two could wait for each other.</summary>
    public static Task LockAsync(DbSession session, IEnumerable<string> lanes) => session.ExecuteAsync(
        """
        SELECT pg_advisory_xact_lock(key)
        FROM (SELECT DISTINCT hashtextextended('inbox:' || lane, 0) AS key FROM unnest(@lanes) AS wanted (lane) ORDER BY key) AS keys
        """,
        new { lanes = lanes.ToArray() });

    /// <summary>Claims lanes that nobody holds; the result names those that are now the holder's.</summary>
    public static Task<List<string>> ClaimAsync(DbSession session, long botId, string holder, IEnumerable<string> lanes, DateTimeOffset now) => session.QueryAsync<string>(
        """
        INSERT INTO inbox_lanes (bot_id, lane, holder, until_at)
        SELECT @botId, lane, @holder, @until FROM unnest(@lanes) AS wanted (lane) ORDER BY lane
        ON CONFLICT (bot_id, lane) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
        WHERE inbox_lanes.until_at <= @now OR inbox_lanes.holder = excluded.holder
        RETURNING lane
        """,
        new { botId, holder, lanes = lanes.ToArray(), now, until = now + Duration });

    public static Task ReleaseAsync(DbSession session, long botId, string holder, IEnumerable<string> lanes) => session.ExecuteAsync(
        "DELETE FROM inbox_lanes WHERE bot_id = @botId AND holder = @holder AND lane = ANY(@lanes)", new { botId, holder, lanes = lanes.ToArray() });

    public static Task ReleaseAllAsync(DbSession session, long botId, string holder) =>
        session.ExecuteAsync("DELETE FROM inbox_lanes WHERE bot_id = @botId AND holder = @holder", new { botId, holder });

    /// <summary>Prolongs the holder's claims and returns them; those missing were lost.</summary>
    public static async Task<List<string>> RenewAsync(DbSession session, long botId, string holder, DateTimeOffset now)
    {
        // Never waits: a claim that somebody looks at just now is prolonged next time.
        await session.ExecuteAsync(
            """
            UPDATE inbox_lanes SET until_at = @until
            WHERE (bot_id, lane) IN (SELECT bot_id, lane FROM inbox_lanes WHERE bot_id = @botId AND holder = @holder FOR UPDATE SKIP LOCKED)
            """,
            new { botId, holder, until = now + Duration });
        return await session.QueryAsync<string>("SELECT lane FROM inbox_lanes WHERE bot_id = @botId AND holder = @holder", new { botId, holder });
    }

    /// <summary>Those of the lanes in which updates wait.</summary>
    public static Task<List<string>> FindWaitingAsync(DbSession session, long botId, IEnumerable<string> lanes) => session.QueryAsync<string>(
        "SELECT DISTINCT lane FROM inbox WHERE bot_id = @botId AND state = 0 AND lane = ANY(@lanes)", new { botId, lanes = lanes.ToArray() });

    /// <summary>Lanes in which updates wait and that no living node holds.</summary>
    public static Task<List<string>> FindLeftAsync(DbSession session, long botId, DateTimeOffset now) => session.QueryAsync<string>(
        """
        SELECT DISTINCT lane FROM inbox
        WHERE bot_id = @botId AND state = 0
          AND NOT EXISTS (SELECT 1 FROM inbox_lanes WHERE inbox_lanes.bot_id = inbox.bot_id AND inbox_lanes.lane = inbox.lane AND inbox_lanes.until_at > @now)
        LIMIT 500
        """,
        new { botId, now });
}
