using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Which node handles which chat, on PostgreSQL: a chat's updates are handled by one node at a time.</summary>
/// <remarks>
/// A node claims a chat with the transaction that writes its update, and gives it up in a transaction that then looks for updates written meanwhile
/// by others. Who finds a chat claimed leaves its update to the holder: the row lock of the claim puts both in order, so none is overlooked.
/// A node that dies loses its chats when its claims run out, by the clock that leases are counted by; any other finds what waits there.
/// </remarks>
internal sealed class QueueClaims(long botId, LeaseStore leases)
{
    public static readonly TimeSpan Duration = LeaseStore.Duration;

    /// <summary>Puts those who want the same queues in a row until the transaction ends; all queues it touches at once, or two could wait for each other.</summary>
    public static Task LockAsync(DbSession session, IEnumerable<string> queues) => session.ExecuteAsync(
        """
        SELECT pg_advisory_xact_lock(key)
        FROM (SELECT DISTINCT hashtextextended('inbox:' || queue, 0) AS key FROM unnest(@queues) AS wanted (queue) ORDER BY key) AS keys
        """,
        new { queues = queues.ToArray() });

    /// <summary>Claims queues that nobody holds; the result names those that are now the holder's.</summary>
    public Task<List<string>> ClaimAsync(DbSession session, IEnumerable<string> queues, DateTimeOffset now) => session.QueryAsync<string>(
        $"""
        INSERT INTO inbox_queues (bot_id, queue, holder, until_at)
        SELECT @botId, queue, @Holder, {leases.NowIn(session)} + @duration FROM unnest(@queues) AS wanted (queue) ORDER BY queue
        ON CONFLICT (bot_id, queue) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
        WHERE inbox_queues.until_at <= {leases.NowIn(session)} OR inbox_queues.holder = excluded.holder
        RETURNING queue
        """,
        new { botId, leases.Holder, queues = queues.ToArray(), now, duration = Milliseconds });

    public Task ReleaseAsync(DbSession session, IEnumerable<string> queues) => session.ExecuteAsync(
        "DELETE FROM inbox_queues WHERE bot_id = @botId AND holder = @Holder AND queue = ANY(@queues)", new { botId, leases.Holder, queues = queues.ToArray() });

    public Task ReleaseAllAsync(DbSession session) =>
        session.ExecuteAsync("DELETE FROM inbox_queues WHERE bot_id = @botId AND holder = @Holder", new { botId, leases.Holder });

    /// <summary>Prolongs the holder's claims and returns them; those missing were lost.</summary>
    public async Task<List<string>> RenewAsync(DbSession session, DateTimeOffset now)
    {
        // Never waits: a claim that somebody looks at just now is prolonged next time.
        await session.ExecuteAsync(
            $"""
            UPDATE inbox_queues SET until_at = {leases.NowIn(session)} + @duration
            WHERE (bot_id, queue) IN (SELECT bot_id, queue FROM inbox_queues WHERE bot_id = @botId AND holder = @Holder FOR UPDATE SKIP LOCKED)
            """,
            new { botId, leases.Holder, now, duration = Milliseconds });
        return await session.QueryAsync<string>("SELECT queue FROM inbox_queues WHERE bot_id = @botId AND holder = @Holder", new { botId, leases.Holder });
    }

    /// <summary>Those of the queues in which updates wait.</summary>
    public Task<List<string>> FindWaitingAsync(DbSession session, IEnumerable<string> queues) => session.QueryAsync<string>(
        "SELECT DISTINCT queue FROM inbox WHERE bot_id = @botId AND state = 0 AND queue = ANY(@queues)", new { botId, queues = queues.ToArray() });

    /// <summary>Queues of the holder in which updates wait.</summary>
    public Task<List<string>> FindWaitingOfHolderAsync(DbSession session) => session.QueryAsync<string>(
        "SELECT DISTINCT i.queue FROM inbox AS i JOIN inbox_queues AS q ON q.bot_id = i.bot_id AND q.queue = i.queue WHERE i.bot_id = @botId AND i.state = 0 AND q.holder = @Holder",
        new { botId, leases.Holder });

    /// <summary>Queues in which updates wait and that no living node holds.</summary>
    public Task<List<string>> FindLeftAsync(DbSession session, DateTimeOffset now) => session.QueryAsync<string>(
        $"""
        SELECT DISTINCT queue FROM inbox
        WHERE bot_id = @botId AND state = 0
          AND NOT EXISTS (SELECT 1 FROM inbox_queues
                          WHERE inbox_queues.bot_id = inbox.bot_id AND inbox_queues.queue = inbox.queue AND inbox_queues.until_at > {leases.NowIn(session)})
        LIMIT 500
        """,
        new { botId, now });

    private static long Milliseconds => (long)Duration.TotalMilliseconds;
}
