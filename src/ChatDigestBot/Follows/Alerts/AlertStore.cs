using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>All SQL of what waits to be compared, what matched, and how far each follower was told.</summary>
internal static class AlertStore
{
    // Any number of our own: transactions that add matches take turns by it.
    private const long MatchesLock = 0x0F011045;

    /// <remarks>One row a statement: the search index is written in the same transaction (<see cref="IArticleSink"/>).</remarks>
    public static async Task NoteArticlesAsync(DbSession session, IEnumerable<long> articles)
    {
        await using var note = new Statement(session, "INSERT INTO unmatched_articles (article_id) VALUES (@id) ON CONFLICT DO NOTHING", "id");
        foreach (var article in articles)
        {
            await note.RunAsync(article);
        }
    }

    public static Task<List<long>> FindUnmatchedAsync(DbSession session, int limit) =>
        session.QueryAsync<long>("SELECT article_id FROM unmatched_articles ORDER BY article_id LIMIT @limit", new { limit });

    /// <summary>Takes articles off the list and writes down what they match, but for those that somebody else took meanwhile. Returns how many matches are new.</summary>
    public static async Task<int> WriteMatchesAsync(DbSession session, IReadOnlyCollection<long> compared, IReadOnlyList<FoundMatch> matches, DateTimeOffset now)
    {
        // Numbers are given before the commit; only in turns are they in the order of commits.
        await session.ExecuteAsync(session.Pick("SELECT 1", $"SELECT pg_advisory_xact_lock({MatchesLock})"));
        var taken = (await session.QueryAsync<long>(
            $"DELETE FROM unmatched_articles WHERE article_id IN (SELECT CAST(r.value ->> 0 AS BIGINT) FROM {JsonRows.From(session)}) RETURNING article_id",
            new { rows = JsonRows.OfIds(compared) })).ToHashSet();
        var mine = matches.Where(match => taken.Contains(match.ArticleId)).ToList();
        if (mine.Count == 0)
        {
            return 0;
        }

        var added = await session.ExecuteAsync(
            $"""
            INSERT INTO follow_matches (key, article_id, first_seen_at, matched_at)
            SELECT r.value ->> 0, CAST(r.value ->> 1 AS BIGINT), CAST(r.value ->> 2 AS BIGINT), @now FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT (key, article_id) DO NOTHING
            """,
            new { now, rows = JsonRows.Of(mine.Select(match => new object?[] { match.Key, match.ArticleId, match.FirstSeenAt.ToUnixTimeMilliseconds() })) });
        await session.ExecuteAsync(
            $"""
            INSERT INTO follow_calls (key, after_id) SELECT r.value ->> 0, 0 FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT (key) DO UPDATE SET after_id = 0
            """,
            new { rows = JsonRows.Of(mine.Select(match => match.Key).Distinct().Order(StringComparer.Ordinal).Select(key => new object?[] { key })) });
        return added;
    }

    /// <summary>Marks some of those as due who follow what has new matches; false when there is nobody left to mark.</summary>
    public static async Task<bool> FanOutMatchesAsync(DbSession session, int limit, DateTimeOffset now)
    {
        var calls = await session.QueryAsync<CallRow>(
            $"SELECT key, after_id FROM follow_calls ORDER BY key LIMIT 200 {session.Pick("", "FOR UPDATE SKIP LOCKED")}");
        if (calls.Count == 0)
        {
            return false;
        }

        var followers = await session.QueryAsync<FollowerRow>(
            $"""
            SELECT f.key, f.subscriber_id FROM {JsonRows.From(session)}
            JOIN follows AS f ON f.key = r.value ->> 0 AND f.subscriber_id > CAST(r.value ->> 1 AS BIGINT)
            ORDER BY f.key, f.subscriber_id LIMIT @limit
            """,
            new { limit, rows = JsonRows.Of(calls.Select(call => new object?[] { call.Key, call.AfterId })) });
        await session.ExecuteAsync(
            $"""
            INSERT INTO alerts (subscriber_id, due_at) SELECT CAST(r.value ->> 0 AS BIGINT), @now FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT (subscriber_id) DO UPDATE SET due_at = COALESCE(alerts.due_at, excluded.due_at)
            """,
            new { now, rows = JsonRows.OfIds(followers.Select(follower => follower.SubscriberId).Distinct().Order()) });
        var unfinished = followers.Count < limit ? null : followers[^1];
        var finished = unfinished is null
            ? calls.Select(call => call.Key)
            : followers.Select(follower => follower.Key).Distinct().Where(key => key != unfinished.Key);
        await session.ExecuteAsync(
            $"DELETE FROM follow_calls WHERE key IN (SELECT r.value ->> 0 FROM {JsonRows.From(session)})",
            new { rows = JsonRows.Of(finished.Select(key => new object?[] { key })) });
        if (unfinished is not null)
        {
            await session.ExecuteAsync("UPDATE follow_calls SET after_id = @SubscriberId WHERE key = @Key", unfinished);
        }

        return true;
    }

    /// <summary>Who may have something to hear; on PostgreSQL others leave them alone until the transaction ends.</summary>
    public static Task<List<WaitingRow>> FindWaitingAsync(DbSession session, DateTimeOffset now, int limit) => session.QueryAsync<WaitingRow>(
        $"""
        SELECT w.subscriber_id, w.told_at, s.chat_id, s.thread_id, s.time_zone, s.quiet_from, s.quiet_until, s.paused_until, s.stopped_at, c.language,
               CASE WHEN {ChatColumns.MayReceive("c", "@now")} THEN 1 ELSE 0 END AS may_receive
        FROM alerts AS w JOIN subscribers AS s ON s.id = w.subscriber_id JOIN chats AS c ON c.id = s.chat_id
        WHERE w.due_at <= @now
        ORDER BY w.due_at, w.subscriber_id LIMIT @limit
        {session.Pick("", "FOR UPDATE OF w SKIP LOCKED")}
        """,
        new { now, limit });

    /// <summary>Articles that matched lately.</summary>
    public static Task<List<long>> FindMatchedAsync(DbSession session, DateTimeOffset matchedSince) =>
        session.QueryAsync<long>("SELECT DISTINCT article_id FROM follow_matches WHERE matched_at >= @matchedSince", new { matchedSince });

    /// <summary>The number of the last match there is.</summary>
    public static Task<long> GetPositionAsync(DbSession session) => session.ScalarAsync<long>("SELECT COALESCE(MAX(id), 0) FROM follow_matches");

    /// <summary>What matched for these since they were told last, of what was first seen after they followed it; the oldest first.</summary>
    public static Task<List<FollowerMatch>> FindMatchesAsync(DbSession session, IEnumerable<long> subscribers, long position) => session.QueryAsync<FollowerMatch>(
        $"""
        SELECT w.subscriber_id, f.key, f.query, m.article_id
        FROM {JsonRows.From(session)}
        JOIN alerts AS w ON w.subscriber_id = CAST(r.value ->> 0 AS BIGINT)
        JOIN follows AS f ON f.subscriber_id = w.subscriber_id
        JOIN follow_matches AS m ON m.key = f.key AND m.id > w.position AND m.id <= @position AND m.first_seen_at > f.chosen_at
        ORDER BY m.id, f.chosen_at, f.key
        """,
        new { position, rows = JsonRows.OfIds(subscribers) });

    /// <summary>Writes down when each is due next; what is null of told and position stays as it was.</summary>
    public static Task SettleAsync(DbSession session, IEnumerable<Waited> waited) => session.ExecuteAsync(
        $"""
        UPDATE alerts SET due_at = CAST(r.value ->> 1 AS BIGINT), told_at = COALESCE(CAST(r.value ->> 2 AS BIGINT), told_at),
            position = COALESCE(CAST(r.value ->> 3 AS BIGINT), position)
        FROM {JsonRows.From(session)} WHERE alerts.subscriber_id = CAST(r.value ->> 0 AS BIGINT)
        """,
        new
        {
            rows = JsonRows.Of(waited.Select(one => new object?[] { one.SubscriberId, one.DueAt?.ToUnixTimeMilliseconds(), one.ToldAt?.ToUnixTimeMilliseconds(), one.Position })),
        });

    /// <summary>Alerts that the evening overtook were never sent: what they would have told waits for the morning. Returns how many.</summary>
    public static Task<int> TakeBackLateAsync(DbSession session, DateTimeOffset settledSince, DateTimeOffset now) => session.ExecuteAsync(
        $"""
        UPDATE alerts SET due_at = @now, told_at = NULL, position = 0
        WHERE subscriber_id IN (
            SELECT w.subscriber_id FROM deliveries AS d
            JOIN subscribers AS s ON s.chat_id = d.chat_id AND s.thread_id = d.thread_id
            JOIN alerts AS w ON w.subscriber_id = s.id AND d.unit = '{DeliveryUnit.AlertPrefix}' || w.told_at
            WHERE d.settled_at >= @settledSince AND d.kind = 'alert' AND d.state = 'cancelled' AND d.reason = 'late')
        """,
        new { settledSince, now });

    /// <summary>What matched so far is told, and nobody waits.</summary>
    public static async Task ForgetWaitingAsync(DbSession session)
    {
        await session.ExecuteAsync("UPDATE alerts SET due_at = NULL, position = (SELECT COALESCE(MAX(id), 0) FROM follow_matches)");
        await session.ExecuteAsync("DELETE FROM unmatched_articles");
        await session.ExecuteAsync("DELETE FROM follow_calls");
    }

    /// <summary>When somebody is due; null where nobody waits.</summary>
    public static async Task<DateTimeOffset?> FindNextDueAsync(DbSession session) =>
        await session.FindAsync<long?>("SELECT MIN(due_at) FROM alerts WHERE due_at IS NOT NULL") is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <summary>Whether a pass at this moment has anything to do.</summary>
    public static async Task<bool> HasWorkAsync(DbSession session, DateTimeOffset now) =>
        await session.FindAsync<int>("SELECT 1 FROM unmatched_articles UNION ALL SELECT 1 FROM follow_calls UNION ALL SELECT 1 FROM alerts WHERE due_at <= @now LIMIT 1", new { now }) == 1;

    /// <summary>Forgets matches nobody can be told of any more, and those who follow nothing.</summary>
    public static async Task<int> PruneAsync(DbSession session, DateTimeOffset matchedBefore)
    {
        await session.ExecuteAsync("DELETE FROM alerts WHERE NOT EXISTS (SELECT 1 FROM follows AS f WHERE f.subscriber_id = alerts.subscriber_id)");
        return await session.ExecuteAsync(
            "DELETE FROM follow_matches WHERE id IN (SELECT id FROM follow_matches WHERE matched_at < @matchedBefore ORDER BY matched_at LIMIT 2000)", new { matchedBefore });
    }

    private sealed record CallRow
    {
        public required string Key { get; init; }

        public required long AfterId { get; init; }
    }

    private sealed record FollowerRow
    {
        public required string Key { get; init; }

        public required long SubscriberId { get; init; }
    }
}
