using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Turns old rows of the ledger into daily sums, and forgets what was told long ago or to those who said stop or are forgotten.</summary>
/// <remarks>A sum and the removal of its rows are one transaction: killed anywhere, nothing is counted twice or not at all.</remarks>
internal sealed class PruneDeliveriesJob(Database database, TimeProvider clock) : IJob
{
    /// <summary>Rows settled longer ago become sums; what is open or in doubt stays.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>No digest looks back so far; then a story could be told again.</summary>
    public static readonly TimeSpan SeenKeptFor = TimeSpan.FromDays(180);

    private const int BatchSize = 500;

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await RepeatAsync(session => SummariseAsync(session, now - KeptFor), cancellationToken);
        var contents = await RepeatAsync(session => PruneContentsAsync(session, now - KeptFor), cancellationToken);
        var seen = await PruneSeenAsync(now - SeenKeptFor, cancellationToken);
        return JobResult.Of($"{rows:messagesSummedUp} messages summed up, {contents:contentsDeleted} contents and {seen:memoriesDeleted} memories removed");
    }

    private async Task<int> RepeatAsync(Func<DbSession, Task<int>> prune, CancellationToken cancellationToken)
    {
        var total = 0;
        for (var batch = BatchSize; batch > 0;)
        {
            batch = await database.WriteInBulkAsync(prune, cancellationToken);
            total += batch;
        }

        return total;
    }

    // What a pause keeps back goes out when it ends, however long it lasts.
    private static async Task<int> SummariseAsync(DbSession session, DateTimeOffset before)
    {
        var rows = await session.QueryAsync<OldRow>(
            $"""
            SELECT id, kind, state, settled_at FROM deliveries
            WHERE settled_at < @before AND (state IN ('sent', 'failed', 'cancelled') OR reason = 'left')
              AND (reason IS NULL OR reason <> @Held OR unit NOT IN (SELECT unit FROM delivery_holds))
            ORDER BY settled_at LIMIT {BatchSize}
            """,
            new { before, DeliveryPolicy.Held });
        if (rows.Count == 0)
        {
            return 0;
        }

        var days = rows.CountBy(row => (Day: IsoDay.Of(DateOnly.FromDateTime(row.SettledAt.UtcDateTime)), row.Kind, row.State));
        await session.ExecuteAsync(
            $"""
            INSERT INTO delivery_days (day, kind, state, messages)
            SELECT r.value ->> 0, r.value ->> 1, r.value ->> 2, CAST(r.value ->> 3 AS BIGINT) FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT (day, kind, state) DO UPDATE SET messages = delivery_days.messages + excluded.messages
            """,
            new { rows = JsonRows.Of(days.Select(day => new object?[] { day.Key.Day, day.Key.Kind, day.Key.State, day.Value })) });
        return await session.ExecuteAsync(
            $"DELETE FROM deliveries WHERE id IN (SELECT CAST(r.value ->> 0 AS BIGINT) FROM {JsonRows.From(session)})",
            new { rows = JsonRows.OfIds(rows.Select(row => row.Id)) });
    }

    // A content is planned again under its old number, so "last used" and the oldest row that is left tell what nobody needs.
    private static async Task<int> PruneContentsAsync(DbSession session, DateTimeOffset before)
    {
        var args = new { before };
        var old = $"""
            SELECT id FROM delivery_contents
            WHERE used_at < @before AND used_at < COALESCE((SELECT planned_at FROM deliveries ORDER BY id LIMIT 1), @before) ORDER BY id LIMIT {BatchSize}
            """;
        await session.ExecuteAsync($"DELETE FROM delivery_stories WHERE content_id IN ({old})", args);
        return await session.ExecuteAsync($"DELETE FROM delivery_contents WHERE id IN ({old})", args);
    }

    private async Task<int> PruneSeenAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var total = 0;
        for (long? after = long.MinValue; after is not null;)
        {
            var from = after.Value;
            (after, var removed) = await database.WriteInBulkAsync(session => PruneSeenAsync(session, from, before), cancellationToken);
            total += removed;
        }

        return total;
    }

    private static async Task<(long? Last, int Removed)> PruneSeenAsync(DbSession session, long after, DateTimeOffset before)
    {
        var last = await session.FindAsync<long?>(
            "SELECT MAX(chat_id) FROM (SELECT DISTINCT chat_id FROM seen WHERE chat_id > @after ORDER BY chat_id LIMIT 100) AS page", new { after });
        if (last is null)
        {
            return (null, 0);
        }

        var removed = await session.ExecuteAsync(
            """
            DELETE FROM seen WHERE chat_id > @after AND chat_id <= @last AND (seen_at < @before OR NOT EXISTS (
                SELECT 1 FROM chats AS c WHERE c.id = seen.chat_id) OR EXISTS (
                SELECT 1 FROM subscribers AS s WHERE s.chat_id = seen.chat_id AND s.thread_id = seen.thread_id AND s.stopped_at IS NOT NULL))
            """,
            new { after, last, before });
        return (last, removed);
    }

    private sealed record OldRow
    {
        public required long Id { get; init; }

        public required string Kind { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset SettledAt { get; init; }
    }
}
