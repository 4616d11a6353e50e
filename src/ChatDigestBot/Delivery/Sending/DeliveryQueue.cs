using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>The sender's side of the ledger: what is due, what is being sent, what became of it.</summary>
/// <remarks>
/// Every change of a row names the epoch under which it was sent, so that a sender that slept through its lease changes nothing
/// that a later one has sent since. A row leaves <c>sending</c> only with an outcome or through <see cref="FindAbandonedAsync"/>.
/// </remarks>
internal sealed class DeliveryQueue(TimeProvider clock)
{
    private static readonly string Columns = $"""
        d.id, d.kind, d.unit, d.chat_id, d.thread_id, d.part, d.parts, d.lane, d.content_id, d.attempts, d.unanswered, d.epoch,
        d.not_before, d.not_after, CASE WHEN d.kind IN ('recall', 'correction') THEN d.message_id END AS message_id, c.telegram_id, c.reachability, c.try_again_at, c.is_banned,
        CASE WHEN {Wanted("d")} THEN 1 ELSE 0 END AS is_wanted, CASE WHEN {Held("d")} THEN 1 ELSE 0 END AS is_held
        """;

    // What people and editors may say while a row lies in the sender's memory is asked once more when it is begun: DeliveryPolicy.BeforeAttempt in SQL.
    private static readonly string MayBegin = $"""
        {Wanted("deliveries")} AND NOT (deliveries.part = 1 AND {Held("deliveries")}) AND (c.is_banned = 0 OR deliveries.kind = 'recall')
        AND (c.reachability = 'reachable' OR c.try_again_at <= @now OR deliveries.kind IN ('answer', 'recall'))
        AND (deliveries.part > 1 OR deliveries.unanswered > 0 OR deliveries.not_after IS NULL OR deliveries.not_after >= @now)
        """;

    private static string Wanted(string row) => $"""
        CASE {row}.kind
          WHEN 'digest' THEN EXISTS (
            SELECT 1 FROM subscribers AS s WHERE s.chat_id = {row}.chat_id AND s.thread_id = {row}.thread_id
              AND s.next_digest_at IS NOT NULL AND (s.paused_until IS NULL OR s.paused_until <= @now))
          WHEN 'alert' THEN EXISTS (
            SELECT 1 FROM subscribers AS s WHERE s.chat_id = {row}.chat_id AND s.thread_id = {row}.thread_id
              AND s.stopped_at IS NULL AND (s.paused_until IS NULL OR s.paused_until <= @now))
          WHEN 'broadcast' THEN NOT EXISTS (
            SELECT 1 FROM subscribers AS s WHERE s.chat_id = {row}.chat_id AND s.thread_id = {row}.thread_id AND s.stopped_at IS NOT NULL)
          WHEN 'correction' THEN {row}.unit NOT LIKE '{DeliveryUnit.CorrectionPrefix}%' OR NOT EXISTS (
            SELECT 1 FROM subscribers AS s WHERE s.chat_id = {row}.chat_id AND s.thread_id = {row}.thread_id AND s.stopped_at IS NOT NULL)
          ELSE true END
        """;

    private static string Held(string row) => $"EXISTS (SELECT 1 FROM delivery_holds AS h WHERE h.unit = {row}.unit)";

    /// <summary>Lanes with something planned, ascending.</summary>
    public static Task<List<long>> FindLanesAsync(DbSession session) => session.QueryAsync<long>(
        // A loose index scan: one step a lane, however many rows each holds.
        """
        WITH RECURSIVE lanes(lane) AS (
            SELECT MIN(lane) FROM deliveries WHERE state = 'planned'
            UNION ALL
            SELECT (SELECT MIN(d.lane) FROM deliveries AS d WHERE d.state = 'planned' AND d.lane > lanes.lane) FROM lanes WHERE lanes.lane IS NOT NULL)
        SELECT lane FROM lanes WHERE lane IS NOT NULL
        """);

    /// <summary>Due rows of a lane behind <paramref name="after"/>: of each topic of a chat only the first that is due or under way.</summary>
    /// <remarks>Nothing overtakes within a topic, but what has to wait (a closed topic, a back-off) holds up only the later parts of its own message; and these hold up nobody.</remarks>
    public Task<List<DeliveryRow>> FindDueAsync(DbSession session, long lane, (DateTimeOffset NotBefore, long Id) after, int limit) =>
        session.QueryAsync<DeliveryRow>(
            $"""
            SELECT {Columns}
            FROM deliveries AS d JOIN chats AS c ON c.id = d.chat_id
            WHERE d.state = 'planned' AND d.lane = @lane AND d.not_before <= @now AND (d.not_before, d.id) > (@afterTime, @afterId)
              AND NOT EXISTS (SELECT 1 FROM deliveries AS e WHERE e.chat_id = d.chat_id AND e.thread_id = d.thread_id AND e.id < d.id
                              AND e.state IN ('planned', 'sending', 'indoubt') AND e.state <> 'indoubt'
                              AND (e.state = 'sending' OR e.unit = d.unit OR (e.not_before <= @now
                                AND NOT EXISTS (SELECT 1 FROM deliveries AS b WHERE b.unit = e.unit AND b.chat_id = e.chat_id AND b.thread_id = e.thread_id
                                                AND b.part < e.part AND b.state = 'planned' AND b.not_before > @now))))
            ORDER BY d.not_before, d.id
            LIMIT @limit
            """,
            // The states are spelt as the partial index deliveries_open has them, so that it serves.
            new { lane, limit, afterTime = after.NotBefore, afterId = after.Id, now = clock.GetUtcNow() });

    /// <summary>When the next planned row is due; null: nothing is planned.</summary>
    public static async Task<DateTimeOffset?> FindNextDueAsync(DbSession session)
    {
        DateTimeOffset? next = null;
        foreach (var lane in await FindLanesAsync(session))
        {
            var due = DateTimeOffset.FromUnixTimeMilliseconds(await session.ScalarAsync<long>(
                "SELECT not_before FROM deliveries WHERE state = 'planned' AND lane = @lane ORDER BY not_before, id LIMIT 1", new { lane }));
            next = next is null || due < next ? due : next;
        }

        return next;
    }

    /// <summary>Writes down that these are about to be sent; returns those that still may.</summary>
    /// <param name="isRepeated">They may have been marked by a transaction whose end is not known; none of them is under way.</param>
    public async Task<HashSet<long>> MarkSendingAsync(DbSession session, IReadOnlyList<DeliveryRow> rows, long epoch, bool isRepeated = false) => rows.Count == 0
        ? []
        : [.. await session.QueryAsync<long>(
            $"""
            UPDATE deliveries SET state = 'sending', epoch = @epoch, sending_at = @now
            FROM {JsonRows.From(session)}, chats AS c
            WHERE deliveries.id = CAST(r.value ->> 0 AS BIGINT) AND c.id = deliveries.chat_id AND {MayBegin}
              AND {(isRepeated ? "(deliveries.state = 'planned' OR (deliveries.state = 'sending' AND deliveries.epoch = @epoch))" : "deliveries.state = 'planned'")}
            RETURNING deliveries.id
            """,
            new { epoch, now = clock.GetUtcNow(), rows = JsonRows.OfIds(rows.Select(row => row.Id)) })];

    /// <summary>Writes down what became of rows, and what follows from it: stories seen, parts behind a failed one.</summary>
    public async Task SettleAsync(DbSession session, IReadOnlyList<Settlement> settlements)
    {
        if (settlements.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await session.ExecuteAsync(
            $"""
            UPDATE deliveries SET
                state = r.value ->> 2,
                message_id = COALESCE(CAST(r.value ->> 3 AS BIGINT), message_id),
                reason = r.value ->> 4,
                attempts = attempts + CAST(r.value ->> 5 AS INTEGER),
                unanswered = unanswered + CAST(r.value ->> 6 AS INTEGER),
                not_before = COALESCE(CAST(r.value ->> 7 AS BIGINT), not_before),
                settled_at = CASE WHEN r.value ->> 2 = 'planned' THEN NULL ELSE @now END
            FROM {JsonRows.From(session)}
            WHERE deliveries.id = CAST(r.value ->> 0 AS BIGINT) AND deliveries.epoch = CAST(r.value ->> 1 AS BIGINT)
              AND deliveries.state IN ('planned', 'sending', 'indoubt')
            """,
            new { now, rows = JsonRows.Of(settlements.Select(settlement => settlement.AsRow())) });
        await MarkSeenAsync(session, [.. settlements.Where(settlement => settlement.HasStories && settlement.State == DeliveryState.Sent)], now);
        await EndPartsBehindAsync(session, [.. settlements.Where(settlement => settlement.EndsUnit)], now);
    }

    /// <summary>The next parts of units whose part was just sent.</summary>
    public async Task<List<DeliveryRow>> FindNextPartsAsync(DbSession session, IReadOnlyList<DeliveryRow> sent) => sent.Count == 0
        ? []
        : await session.QueryAsync<DeliveryRow>(
            $"""
            SELECT {Columns}
            FROM {JsonRows.From(session)}
            JOIN deliveries AS p ON p.id = CAST(r.value ->> 0 AS BIGINT)
            JOIN deliveries AS d ON d.unit = p.unit AND d.chat_id = p.chat_id AND d.thread_id = p.thread_id AND d.part = p.part + 1
            JOIN chats AS c ON c.id = d.chat_id
            WHERE d.state = 'planned' AND p.state = 'sent'
            """,
            new { now = clock.GetUtcNow(), rows = JsonRows.OfIds(sent.Select(row => row.Id)) });

    /// <summary>Rows that a dead sender left as <c>sending</c>.</summary>
    public Task<List<DeliveryRow>> FindAbandonedAsync(DbSession session, long epoch) => session.QueryAsync<DeliveryRow>(
        $"SELECT {Columns} FROM deliveries AS d JOIN chats AS c ON c.id = d.chat_id WHERE d.state = 'sending' AND d.epoch < @epoch ORDER BY d.id",
        new { epoch, now = clock.GetUtcNow() });

    /// <summary>Plans again what failed for chats that were lost together with many others.</summary>
    public static Task PlanLostAgainAsync(DbSession session, LossAlarm alarm) => session.ExecuteAsync(
        $"""
        UPDATE deliveries SET state = 'planned', reason = '{LossGuard.Reason}', settled_at = NULL, not_before = @RestsUntil
        WHERE {session.OneOf("chat_id", "chatIds")} AND state = 'failed' AND settled_at >= @Since
        """,
        new { chatIds = alarm.ChatIds.ToArray(), alarm.Since, alarm.RestsUntil });

    // Of whoever said stop meanwhile nothing is remembered.
    private static Task MarkSeenAsync(DbSession session, IReadOnlyList<Settlement> sent, DateTimeOffset now) => sent.Count == 0
        ? Task.CompletedTask
        : session.ExecuteAsync(
            $"""
            INSERT INTO seen (chat_id, thread_id, story_id, seen_at)
            SELECT d.chat_id, d.thread_id, t.story_id, @now
            FROM {JsonRows.From(session)}
            JOIN deliveries AS d ON d.id = CAST(r.value ->> 0 AS BIGINT)
            JOIN delivery_stories AS t ON t.content_id = d.content_id
            WHERE NOT EXISTS (SELECT 1 FROM subscribers AS s WHERE s.chat_id = d.chat_id AND s.thread_id = d.thread_id AND s.stopped_at IS NOT NULL)
            ON CONFLICT DO NOTHING
            """,
            new { now, rows = JsonRows.OfIds(sent.Select(settlement => settlement.Row.Id)) });

    // A message whose beginning never came says nothing.
    private static Task EndPartsBehindAsync(DbSession session, IReadOnlyList<Settlement> ended, DateTimeOffset now) => ended.Count == 0
        ? Task.CompletedTask
        : session.ExecuteAsync(
            $"""
            UPDATE deliveries SET state = r.value ->> 1, reason = 'part-before', settled_at = @now
            FROM {JsonRows.From(session)}, deliveries AS p
            WHERE p.id = CAST(r.value ->> 0 AS BIGINT) AND deliveries.unit = p.unit AND deliveries.chat_id = p.chat_id
              AND deliveries.thread_id = p.thread_id AND deliveries.part > p.part AND deliveries.state = 'planned'
            """,
            new { now, rows = JsonRows.Of(ended.Select(settlement => new object?[] { settlement.Row.Id, settlement.State.LowerName() })) });
}
