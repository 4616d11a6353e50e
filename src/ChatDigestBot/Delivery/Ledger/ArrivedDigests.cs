using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Messages that told stories in digests and have arrived, and changes to them.</summary>
internal static class ArrivedDigests
{
    // A digest that somebody asked for counts too; who has stopped since is left alone.
    private const string IsDigest = "d.kind IN ('digest', 'answer') AND d.unit NOT LIKE '%:stopped:%'";

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
    public static async Task<IReadOnlyList<ContentReaders>> CountReadersAsync(DbSession session, IReadOnlyCollection<long> contents, DateTimeOffset sentSince) => await session.QueryAsync<ContentReaders>(
        $"""
        SELECT d.content_id, c.language, COUNT(*) AS messages FROM deliveries AS d JOIN chats AS c ON c.id = d.chat_id
        WHERE d.settled_at >= @sentSince AND {IsDigest} AND d.state = 'sent' AND d.message_id IS NOT NULL AND {session.OneOf("d.content_id", "contents")}
        GROUP BY d.content_id, c.language
        """,
        new { sentSince, contents = contents.ToArray() });

    /// <summary>The next messages with these contents, in the order of their rows.</summary>
    public static async Task<IReadOnlyList<SentMessage>> ListNextAsync(DbSession session, IReadOnlyCollection<long> contents, DateTimeOffset sentSince, long after, int limit) => await session.QueryAsync<SentMessage>(
        $"""
        SELECT d.id, d.chat_id, d.thread_id, d.content_id, d.message_id, c.language FROM deliveries AS d JOIN chats AS c ON c.id = d.chat_id
        WHERE d.id > @after AND d.settled_at >= @sentSince AND {IsDigest} AND d.state = 'sent' AND d.message_id IS NOT NULL AND {session.OneOf("d.content_id", "contents")}
        ORDER BY d.id LIMIT @limit
        """,
        new { sentSince, contents = contents.ToArray(), after, limit });

    /// <summary>Whether some of these contents are still on their way.</summary>
    public static async Task<bool> IsAnyOnItsWayAsync(DbSession session, IReadOnlyCollection<long> contents) => await session.FindAsync<int>(
        // Said so that the index of open rows serves.
        $"SELECT 1 FROM deliveries AS d WHERE d.state IN ('planned', 'sending', 'indoubt') AND d.state <> 'indoubt' AND {IsDigest} AND {session.OneOf("d.content_id", "contents")} LIMIT 1",
        new { contents = contents.ToArray() }) == 1;

    /// <summary>Plans the changes, and lets the rows of the messages say what these say then. Planning again adds nothing.</summary>
    public static async Task PlanChangesAsync(DbSession session, string unit, IEnumerable<(SentMessage Message, long ContentId)> changes, DateTimeOffset now)
    {
        var rows = JsonRows.Of(changes.Select(change => new object?[] { change.Message.Id, change.ContentId }));
        await session.ExecuteAsync(
            $"""
            INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, not_before, state, attempts, unanswered, epoch, message_id, planned_at)
            SELECT @unit, d.chat_id, d.thread_id, 1, 1, 'correction', {DeliveryUnit.CorrectionLane}, CAST(r.value ->> 1 AS BIGINT), @now, 'planned', 0, 0, 0, d.message_id, @now
            FROM {JsonRows.From(session)} JOIN deliveries AS d ON d.id = CAST(r.value ->> 0 AS BIGINT)
            WHERE true ON CONFLICT (unit, chat_id, thread_id, part) DO NOTHING
            """,
            new { unit, rows, now });
        await session.ExecuteAsync(
            $"UPDATE deliveries SET content_id = CAST(r.value ->> 1 AS BIGINT) FROM {JsonRows.From(session)} WHERE deliveries.id = CAST(r.value ->> 0 AS BIGINT)", new { rows });
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
