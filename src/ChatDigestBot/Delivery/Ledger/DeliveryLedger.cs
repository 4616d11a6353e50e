using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Takes what is to be sent in bulk. Planning the same again changes nothing, so a planner may be killed and repeated at will.</summary>
internal sealed class DeliveryLedger(TimeProvider clock, DeliveryBell bell)
{
    /// <summary>Returns the number under which the content is planned; equal contents share one.</summary>
    public async Task<long> PutContentAsync(DbSession session, DeliveryContent content) => (await PutContentsAsync(session, [content]))[0];

    /// <summary>The same for many: their numbers in the same order.</summary>
    public async Task<IReadOnlyList<long>> PutContentsAsync(DbSession session, IReadOnlyList<DeliveryContent> contents)
    {
        if (contents.Count == 0)
        {
            return [];
        }

        var hashes = contents.Select(content => content.Hash()).ToList();
        // In order, so that two writers never wait for each other.
        var byHash = hashes.Zip(contents).DistinctBy(pair => pair.First).OrderBy(pair => pair.First, StringComparer.Ordinal).ToList();
        var ids = (await session.QueryAsync<ContentRow>(
            $"""
            INSERT INTO delivery_contents (hash, html, keyboard, is_plain, is_bare, has_stories, kind, file_id, preview_url, used_at)
            SELECT r.value ->> 0, r.value ->> 1, r.value ->> 2, 0, 0, CAST(r.value ->> 3 AS INTEGER), r.value ->> 4, r.value ->> 5, r.value ->> 6, @now FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at
            RETURNING id, hash
            """,
            new
            {
                now = clock.GetUtcNow(),
                rows = JsonRows.Of(byHash.Select(pair => new object?[] { pair.First, pair.Second.Html.Html, pair.Second.Keyboard, pair.Second.Stories.Count > 0 ? 1 : 0, pair.Second.Kind.LowerName(), pair.Second.FileId, pair.Second.PreviewUrl })),
            })).ToDictionary(row => row.Hash, row => row.Id);
        await session.ExecuteAsync(
            $"""
            INSERT INTO delivery_stories (content_id, story_id)
            SELECT CAST(r.value ->> 0 AS BIGINT), r.value ->> 1 FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT DO NOTHING
            """,
            new { rows = JsonRows.Of(byHash.SelectMany(pair => pair.Second.Stories.Distinct().Select(story => new object?[] { ids[pair.First], story }))) });
        return [.. hashes.Select(hash => ids[hash])];
    }

    /// <summary>Plans units; one whose target has it already stays as it was planned first. Returns how many messages were added.</summary>
    public async Task<int> PlanAsync(DbSession session, IReadOnlyList<DeliveryUnit> units)
    {
        if (units.Count == 0)
        {
            return 0;
        }

        var planned = await session.ExecuteAsync(
            $"""
            INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, not_before, not_after,
                                    state, attempts, unanswered, epoch, planned_at)
            SELECT n.unit, n.chat_id, n.thread_id, n.part, n.parts, n.kind, n.lane, n.content_id, n.not_before, n.not_after,
                   'planned', 0, 0, 0, @now
            FROM (SELECT r.value ->> 0 AS unit, CAST(r.value ->> 1 AS BIGINT) AS chat_id, CAST(r.value ->> 2 AS INTEGER) AS thread_id,
                         CAST(r.value ->> 3 AS INTEGER) AS part, CAST(r.value ->> 4 AS INTEGER) AS parts, r.value ->> 5 AS kind,
                         CAST(r.value ->> 6 AS BIGINT) AS lane, CAST(r.value ->> 7 AS BIGINT) AS content_id,
                         CAST(r.value ->> 8 AS BIGINT) AS not_before, CAST(r.value ->> 9 AS BIGINT) AS not_after
                  FROM {JsonRows.From(session)}) AS n
            WHERE NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.unit = n.unit AND d.chat_id = n.chat_id AND d.thread_id = n.thread_id)
            ON CONFLICT (unit, chat_id, thread_id, part) DO NOTHING
            """,
            new { rows = JsonRows.Of(units.SelectMany(Rows)), now = clock.GetUtcNow() });
        foreach (var unit in units.Where(unit => unit.Lane == DeliveryUnit.UrgentLane))
        {
            await MoveToUrgentLaneAsync(session, unit.Target, unit.NotBefore);
        }

        return planned;
    }

    /// <summary>Whether a unit was planned for a target, whatever became of it.</summary>
    public static async Task<bool> HasAsync(DbSession session, string unit, Target target) => await session.FindAsync<int>(
        "SELECT 1 FROM deliveries WHERE unit = @unit AND chat_id = @ChatId AND thread_id = @ThreadKey LIMIT 1",
        new { unit, target.ChatId, target.ThreadKey }) == 1;

    /// <summary>Wakes the sender; call it once the transaction that planned is committed.</summary>
    public void Ring() => bell.Ring();

    public static Task<UnitCounts> CountAsync(DbSession session, string unit) => session.ScalarAsync<UnitCounts>(
        """
        SELECT COUNT(CASE WHEN state = 'planned' THEN 1 END) AS planned,
               COUNT(CASE WHEN state = 'sending' THEN 1 END) AS sending,
               COUNT(CASE WHEN state = 'sent' THEN 1 END) AS sent,
               COUNT(CASE WHEN state = 'failed' THEN 1 END) AS failed,
               COUNT(CASE WHEN state = 'indoubt' AND reason <> 'left' THEN 1 END) AS in_doubt,
               COUNT(CASE WHEN state = 'indoubt' AND reason = 'left' THEN 1 END) AS "left",
               COUNT(CASE WHEN state = 'cancelled' THEN 1 END) AS cancelled,
               COUNT(CASE WHEN state = 'cancelled' AND reason = @Held THEN 1 END) AS held,
               COUNT(CASE WHEN state = 'sent' AND unanswered > 0 THEN 1 END) AS possibly_twice
        FROM deliveries WHERE unit = @unit
        """,
        new { unit, DeliveryPolicy.Held });

    /// <summary>Whether anything of a lane waits to be sent; one look into an index.</summary>
    public static async Task<bool> HasPlannedAsync(DbSession session, long lane) =>
        await session.FindAsync<int>("SELECT 1 FROM deliveries WHERE state = 'planned' AND lane = @lane LIMIT 1", new { lane }) == 1;

    /// <summary>Whether anything of a unit with a lane of its own waits to be sent or is under way; two looks into indexes.</summary>
    public static async Task<bool> HasOpenAsync(DbSession session, string unit, long lane) => await HasPlannedAsync(session, lane)
        || await session.FindAsync<int>("SELECT 1 FROM deliveries WHERE state = 'sending' AND unit = @unit LIMIT 1", new { unit }) == 1;

    /// <summary>How many messages wait to be sent, by lane.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> CountWaitingAsync(DbSession session) =>
        (await session.QueryAsync<LaneRow>("SELECT lane, COUNT(*) AS messages FROM deliveries WHERE state = 'planned' GROUP BY lane")).ToDictionary(row => row.Lane, row => row.Messages);

    /// <summary>Tries what failed once more. Returns how many.</summary>
    public Task<int> RetryFailedAsync(DbSession session, string unit) => PlanAgainAsync(session, unit, "state = 'failed'");

    /// <summary>Sends again what is in doubt, on somebody's word: it may arrive twice. Returns how many.</summary>
    public Task<int> ResendInDoubtAsync(DbSession session, string unit) => PlanAgainAsync(session, unit, "state = 'indoubt' AND reason <> 'left'");

    /// <summary>Leaves what is in doubt as it is, on somebody's word. Returns how many.</summary>
    public static Task<int> LeaveInDoubtAsync(DbSession session, string unit) => session.ExecuteAsync(
        "UPDATE deliveries SET reason = 'left' WHERE unit = @unit AND state = 'indoubt' AND reason <> 'left'", new { unit });

    /// <summary>Begins nothing more of a unit until it is released; a message of which a part has arrived comes to its end.</summary>
    public async Task HoldAsync(DbSession session, string unit)
    {
        var now = clock.GetUtcNow();
        await session.ExecuteAsync("INSERT INTO delivery_holds (unit, held_at) VALUES (@unit, @now) ON CONFLICT (unit) DO NOTHING", new { unit, now });
        await session.ExecuteAsync(
            """
            UPDATE deliveries SET state = 'cancelled', reason = @Held, settled_at = @now
            WHERE unit = @unit AND state = 'planned'
              AND NOT EXISTS (SELECT 1 FROM deliveries AS e WHERE e.unit = @unit AND e.chat_id = deliveries.chat_id AND e.thread_id = deliveries.thread_id
                              AND e.part < deliveries.part AND e.state IN ('sending', 'sent'))
            """,
            new { unit, now, DeliveryPolicy.Held });
    }

    /// <summary>Ends a hold. What it kept back stays so.</summary>
    public static Task ReleaseAsync(DbSession session, string unit) =>
        session.ExecuteAsync("DELETE FROM delivery_holds WHERE unit = @unit", new { unit });

    /// <summary>Goes on with what a hold kept back. Returns how many.</summary>
    public async Task<int> PlanHeldAgainAsync(DbSession session, string unit)
    {
        await session.ExecuteAsync(
            """
            UPDATE deliveries SET reason = @Held
            WHERE unit = @unit AND state = 'cancelled' AND part > 1 AND EXISTS (
                SELECT 1 FROM deliveries AS e WHERE e.unit = @unit AND e.chat_id = deliveries.chat_id AND e.thread_id = deliveries.thread_id
                  AND e.part < deliveries.part AND e.state = 'cancelled' AND e.reason = @Held)
            """,
            new { unit, DeliveryPolicy.Held });
        return await PlanAgainAsync(session, unit, $"state = 'cancelled' AND reason = '{DeliveryPolicy.Held}'");
    }

    private Task<int> PlanAgainAsync(DbSession session, string unit, string condition) => session.ExecuteAsync(
        $"UPDATE deliveries SET state = 'planned', attempts = 0, reason = NULL, settled_at = NULL, not_before = @now WHERE unit = @unit AND {condition}",
        new { unit, now = clock.GetUtcNow() });

    // Nothing overtakes within a topic: what is due there and was planned earlier goes first along with the urgent message.
    private static Task MoveToUrgentLaneAsync(DbSession session, Target target, DateTimeOffset dueAt) => session.ExecuteAsync(
        """
        UPDATE deliveries SET lane = @UrgentLane
        WHERE chat_id = @ChatId AND thread_id = @ThreadKey AND state = 'planned' AND lane <> @UrgentLane AND not_before <= @dueAt
        """,
        new { target.ChatId, target.ThreadKey, dueAt, DeliveryUnit.UrgentLane });

    private static IEnumerable<object?[]> Rows(DeliveryUnit unit) => unit.Contents.Select((content, index) => new object?[]
    {
        unit.Name, unit.Target.ChatId, unit.Target.ThreadKey, index + 1, unit.Contents.Count, unit.Kind.LowerName(),
        unit.Lane, content, unit.NotBefore.ToUnixTimeMilliseconds(), unit.NotAfter?.ToUnixTimeMilliseconds(),
    });

    private sealed record LaneRow
    {
        public required long Lane { get; init; }

        public required long Messages { get; init; }
    }

    private sealed record ContentRow
    {
        public required long Id { get; init; }

        public required string Hash { get; init; }
    }
}
