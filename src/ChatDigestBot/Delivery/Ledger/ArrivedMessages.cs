using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What has arrived of a unit, as the rows of another that takes it back or changes it.</summary>
internal sealed class ArrivedMessages(TimeProvider clock)
{
    /// <summary>Plans rows for the messages of the next chats; planning again adds nothing. Returns the last chat and how many rows it has now; null behind the last.</summary>
    /// <param name="change">What is to be done.</param>
    /// <param name="after">Chats up to this one are planned.</param>
    /// <param name="chats">How many at most.</param>
    public async Task<(long LastChat, int Messages)?> PlanNextAsync(DbSession session, MessageChange change, long after, int chats)
    {
        var last = await session.FindAsync<long?>(
            "SELECT MAX(chat_id) FROM (SELECT DISTINCT chat_id FROM deliveries WHERE unit = @About AND chat_id > @after ORDER BY chat_id LIMIT @chats) AS page",
            new { change.About, after, chats });
        if (last is not { } lastChat)
        {
            return null;
        }

        var planned = await session.ExecuteAsync(
            $"""
            INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, not_before, state, attempts, unanswered, epoch, message_id, planned_at)
            SELECT @Name, d.chat_id, d.thread_id, d.part, d.part, @kind, @Lane, CAST(r.value ->> 1 AS BIGINT), @now, 'planned', 0, 0, 0, d.message_id, @now
            FROM {JsonRows.From(session)} JOIN deliveries AS d ON d.part = CAST(r.value ->> 0 AS INTEGER)
            WHERE d.unit = @About AND d.chat_id > @after AND d.chat_id <= @lastChat AND d.state = 'sent' AND d.message_id IS NOT NULL AND d.settled_at >= @SentSince
            ON CONFLICT (unit, chat_id, thread_id, part) DO NOTHING
            """,
            new
            {
                change.About,
                change.Name,
                change.Lane,
                change.SentSince,
                kind = change.Kind.LowerName(),
                after,
                lastChat,
                now = clock.GetUtcNow(),
                rows = JsonRows.Of(change.Contents.Select((content, index) => new object?[] { index + 1, content })),
            });
        return (lastChat, planned);
    }

    /// <summary>How many messages of a unit can be changed, that is are known to have arrived.</summary>
    public static Task<int> CountAsync(DbSession session, string unit, DateTimeOffset sentSince) => session.ScalarAsync<int>(
        "SELECT COUNT(*) FROM deliveries WHERE unit = @unit AND state = 'sent' AND message_id IS NOT NULL AND settled_at >= @sentSince", new { unit, sentSince });

    /// <summary>What has not gone out yet goes out with other contents.</summary>
    /// <param name="contents">One for each part.</param>
    public static Task ReplaceContentsAsync(DbSession session, string unit, IReadOnlyList<long> contents) => session.ExecuteAsync(
        $"""
        UPDATE deliveries SET content_id = CAST(r.value ->> 1 AS BIGINT) FROM {JsonRows.From(session)}
        WHERE deliveries.unit = @unit AND deliveries.part = CAST(r.value ->> 0 AS INTEGER) AND deliveries.state IN ('planned', 'cancelled', 'failed', 'indoubt')
        """,
        new { unit, rows = JsonRows.Of(contents.Select((content, index) => new object?[] { index + 1, content })) });
}

/// <summary>What is to become of messages that have arrived.</summary>
internal sealed record MessageChange
{
    /// <summary><see cref="DeliveryKind.Recall"/> or <see cref="DeliveryKind.Correction"/>.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>The unit of the change itself.</summary>
    public required string Name { get; init; }

    public required long Lane { get; init; }

    /// <summary>The unit whose messages it changes.</summary>
    public required string About { get; init; }

    /// <summary>One for each part of what is changed.</summary>
    public required IReadOnlyList<long> Contents { get; init; }

    /// <summary>Older messages are left alone.</summary>
    public required DateTimeOffset SentSince { get; init; }
}
