using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery;

/// <summary>Takes what is to be sent in bulk. Planning the same again changes nothing, so a planner may be killed and repeated at will.</summary>
internal sealed class DeliveryLedger(TimeProvider clock)
{
    /// <summary>Returns the number under which the content is planned; equal contents share one.</summary>
    public async Task<long> PutContentAsync(DbSession session, DeliveryContent content)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO delivery_contents (hash, html, keyboard, is_plain, is_bare, has_stories, used_at)
            VALUES (@hash, @html, @Keyboard, 0, 0, @hasStories, @now)
            ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at
            RETURNING id
            """,
            new { hash = content.Hash(), html = content.Html.Html, content.Keyboard, hasStories = content.Stories.Count > 0 ? 1 : 0, now = clock.GetUtcNow() });
        if (content.Stories.Count > 0)
        {
            await session.ExecuteAsync(
                $"""
                INSERT INTO delivery_stories (content_id, story_id)
                SELECT @id, r.value ->> 0 FROM {JsonRows.From(session)} WHERE true
                ON CONFLICT DO NOTHING
                """,
                new { id, rows = JsonRows.Of(content.Stories.Distinct().Select(story => new object?[] { story })) });
        }

        return id;
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
            await HurryAsync(session, unit.Target.ChatId);
        }

        return planned;
    }

    /// <summary>Cancels what is not begun yet of one target; what is under way arrives.</summary>
    public Task<int> CancelAsync(DbSession session, string unit, string reason) => session.ExecuteAsync(
        "UPDATE deliveries SET state = 'cancelled', reason = @reason, settled_at = @now WHERE unit = @unit AND state = 'planned'",
        new { unit, reason, now = clock.GetUtcNow() });

    // Nothing overtakes within a chat: what was planned for it earlier goes first along with the urgent message.
    private static Task HurryAsync(DbSession session, long chatId) => session.ExecuteAsync(
        "UPDATE deliveries SET lane = @UrgentLane WHERE chat_id = @chatId AND state = 'planned' AND lane <> @UrgentLane",
        new { chatId, DeliveryUnit.UrgentLane });

    private static IEnumerable<object?[]> Rows(DeliveryUnit unit) => unit.Contents.Select((content, index) => new object?[]
    {
        unit.Name, unit.Target.ChatId, unit.Target.ThreadKey, index + 1, unit.Contents.Count, unit.Kind.ToString().ToLowerInvariant(),
        unit.Lane, content, unit.NotBefore.ToUnixTimeMilliseconds(), unit.NotAfter?.ToUnixTimeMilliseconds(),
    });
}
