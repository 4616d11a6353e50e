using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Messages that told stories in digests and have arrived, and changes to them.</summary>
internal static class ArrivedDigests
{
    // A digest that somebody asked for counts too.
    private const string IsDigest = "d.kind IN ('digest', 'answer') AND d.unit NOT LIKE '%:stopped:%'";

    // Who has stopped since is left alone, also where it was no slot; and no more is counted than the queue would begin.
    private static readonly string MayBeChanged = $"""
        {IsDigest} AND d.state = 'sent' AND d.message_id IS NOT NULL
        AND {ChatColumns.MayReceive("c", "@now")}
        AND NOT EXISTS (SELECT 1 FROM subscribers AS s WHERE s.chat_id = d.chat_id AND s.thread_id = d.thread_id AND s.stopped_at IS NOT NULL)
        """;

    /// <summary>Contents that told any of these stories.</summary>
    public static async Task<IReadOnlyList<SentContent>> ListContentsAsync(DbSession session, IEnumerable<string> stories) => await session.QueryAsync<SentContent>(
        $"""
        SELECT DISTINCT c.id, c.html, c.keyboard, c.preview_url FROM delivery_stories AS s JOIN delivery_contents AS c ON c.id = s.content_id
        WHERE c.kind = 'text' AND c.is_plain = 0 AND {session.OneOf("s.story_id", "stories")} ORDER BY c.id
        """,
        new { stories = stories.Distinct().ToArray() });

    public static async Task<IReadOnlyList<string>> ListStoriesAsync(DbSession session, long contentId) =>
        await session.QueryAsync<string>("SELECT story_id FROM delivery_stories WHERE content_id = @contentId ORDER BY story_id", new { contentId });

    /// <summary>How many chats of each language have which content.</summary>
    public static async Task<IReadOnlyList<ContentReaders>> CountReadersAsync(DbSession session, IReadOnlyCollection<long> contents, DateTimeOffset sentSince, DateTimeOffset now) => await session.QueryAsync<ContentReaders>(
        $"""
        SELECT d.content_id, c.language, COUNT(*) AS messages FROM deliveries AS d JOIN chats AS c ON c.id = d.chat_id
        WHERE d.settled_at >= @sentSince AND {MayBeChanged} AND {session.OneOf("d.content_id", "contents")}
        GROUP BY d.content_id, c.language
        """,
        new { sentSince, now, contents = contents.ToArray() });

    /// <summary>The next messages with these contents, in the order of their rows.</summary>
    public static async Task<IReadOnlyList<SentMessage>> ListNextAsync(DbSession session, IReadOnlyCollection<long> contents, DateTimeOffset sentSince, DateTimeOffset now, long after, int limit) => await session.QueryAsync<SentMessage>(
        $"""
        SELECT d.id, d.chat_id, d.thread_id, d.content_id, d.message_id, c.language FROM deliveries AS d JOIN chats AS c ON c.id = d.chat_id
        WHERE d.id > @after AND d.settled_at >= @sentSince AND {MayBeChanged} AND {session.OneOf("d.content_id", "contents")}
        ORDER BY d.id LIMIT @limit
        """,
        new { sentSince, now, contents = contents.ToArray(), after, limit });

    /// <summary>Whether some of these contents are still on their way.</summary>
    public static async Task<bool> IsAnyOnItsWayAsync(DbSession session, IReadOnlyCollection<long> contents) => await session.FindAsync<int>(
        // Said so that the index of open rows serves.
        $"SELECT 1 FROM deliveries AS d WHERE d.state IN ('planned', 'sending', 'indoubt') AND d.state <> 'indoubt' AND {IsDigest} AND {session.OneOf("d.content_id", "contents")} LIMIT 1",
        new { contents = contents.ToArray() }) == 1;

    /// <summary>Plans the changes, and lets the rows of the messages say what these say then. Planning again adds nothing.</summary>
    public static async Task PlanChangesAsync(DbSession session, string unit, IEnumerable<(SentMessage Message, long ContentId)> changes, DateTimeOffset now)
    {
        var args = new { unit, now, rows = JsonRows.Of(changes.Select(change => new object?[] { change.Message.Id, change.ContentId })) };
        // Each message of a chat is a part of its own, and the last of its unit, so that none behind it falls with it.
        await session.ExecuteAsync(
            $"""
            INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, not_before, state, attempts, unanswered, epoch, message_id, planned_at)
            SELECT @unit, n.chat_id, n.thread_id, n.part, n.part, 'correction', {DeliveryUnit.CorrectionLane}, n.content_id, @now, 'planned', 0, 0, 0, n.message_id, @now
            FROM (
                SELECT d.chat_id, d.thread_id, d.message_id, CAST(r.value ->> 1 AS BIGINT) AS content_id,
                    ROW_NUMBER() OVER (PARTITION BY d.chat_id, d.thread_id ORDER BY d.id)
                    + COALESCE((SELECT MAX(p.part) FROM deliveries AS p WHERE p.unit = @unit AND p.chat_id = d.chat_id AND p.thread_id = d.thread_id), 0) AS part
                FROM {JsonRows.From(session)} JOIN deliveries AS d ON d.id = CAST(r.value ->> 0 AS BIGINT)
                WHERE d.content_id <> CAST(r.value ->> 1 AS BIGINT)) AS n
            """,
            args);
        // A change that waits for another try would put the message back to what it says itself.
        await session.ExecuteAsync(
            $"""
            UPDATE deliveries SET content_id = CAST(r.value ->> 1 AS BIGINT)
            FROM {JsonRows.From(session)}, deliveries AS d
            WHERE d.id = CAST(r.value ->> 0 AS BIGINT) AND deliveries.chat_id = d.chat_id AND deliveries.message_id = d.message_id
              AND deliveries.state IN ('planned', 'sending', 'indoubt') AND deliveries.kind = 'correction'
            """,
            args);
        await session.ExecuteAsync(
            $"UPDATE deliveries SET content_id = CAST(r.value ->> 1 AS BIGINT) FROM {JsonRows.From(session)} WHERE deliveries.id = CAST(r.value ->> 0 AS BIGINT)", args);
    }
}

/// <summary>A message as it went out to many.</summary>
internal sealed record SentContent
{
    public required long Id { get; init; }

    public required string Html { get; init; }

    public string? Keyboard { get; init; }

    public string? PreviewUrl { get; init; }
}

internal sealed record ContentReaders
{
    public required long ContentId { get; init; }

    /// <summary>The tag of the chats' language.</summary>
    public required string Language { get; init; }

    public required int Messages { get; init; }
}

/// <summary>A message in one chat.</summary>
internal sealed record SentMessage
{
    public required long Id { get; init; }

    public required long ChatId { get; init; }

    public required int ThreadId { get; init; }

    public required long ContentId { get; init; }

    public required long MessageId { get; init; }

    /// <summary>The tag of the chat's language.</summary>
    public required string Language { get; init; }
}
