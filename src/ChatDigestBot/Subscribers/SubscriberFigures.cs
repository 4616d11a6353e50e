using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

/// <summary>How subscribers come, go and wait, for people who watch.</summary>
internal static class SubscriberFigures
{
    /// <summary>Who came and who left in each stretch between two bounds, oldest first.</summary>
    public static async Task<IReadOnlyList<DayOfSubscribers>> CountAsync(DbSession session, IReadOnlyList<DateTimeOffset> bounds)
    {
        var rows = JsonRows.Of(bounds.Zip(bounds.Skip(1)).Select((day, index) => new object?[] { index, day.First.ToUnixTimeMilliseconds(), day.Second.ToUnixTimeMilliseconds() }));
        return await session.QueryAsync<DayOfSubscribers>(
            $"""
            SELECT (SELECT COUNT(*) FROM subscribers WHERE created_at >= CAST(r.value ->> 1 AS BIGINT) AND created_at < CAST(r.value ->> 2 AS BIGINT)) AS came,
                   (SELECT COUNT(*) FROM subscribers WHERE stopped_at >= CAST(r.value ->> 1 AS BIGINT) AND stopped_at < CAST(r.value ->> 2 AS BIGINT)) AS "left"
            FROM {JsonRows.From(session)} ORDER BY CAST(r.value ->> 0 AS INTEGER)
            """,
            new { rows });
    }

    /// <summary>Those who never chose a topic, or gave all up: no digest ever comes to them.</summary>
    public static Task<int> CountWithoutTopicsAsync(DbSession session, DateTimeOffset now) => session.ScalarAsync<int>(
        $"SELECT COUNT(*) FROM subscribers AS s WHERE {PeopleReader.WithoutTopics}", new { now });

    /// <summary>How many get a digest on a day of their own calendar or before, as things stand, by topic.</summary>
    public static Task<List<TopicReaders>> CountReadersAsync(DbSession session, DateOnly date, string? topicId = null) => session.QueryAsync<TopicReaders>(
        $"""
        SELECT t.topic_id, COUNT(*) AS subscribers, COUNT(CASE WHEN c.language = @english THEN 1 END) AS in_english
        FROM subscribers AS s JOIN chats AS c ON c.id = s.chat_id JOIN subscriptions AS t ON t.subscriber_id = s.id
        WHERE s.next_slot_on <= @date AND {ChatColumns.MayReceive("c", "s.next_digest_at")} AND c.merged_into IS NULL{(topicId is null ? "" : " AND t.topic_id = @topicId")}
        GROUP BY t.topic_id
        """,
        new { date, topicId, english = Language.English.Tag() });

    /// <summary>The next moments at which digests are due, and for how many; people who cannot be reached are left out.</summary>
    public static Task<List<DueCount>> NextDueAsync(DbSession session, DateTimeOffset until, int limit) => session.QueryAsync<DueCount>(
        $"""
        SELECT s.next_digest_at AS due_at, COUNT(*) AS subscribers FROM subscribers AS s JOIN chats AS c ON c.id = s.chat_id
        WHERE s.next_digest_at <= @until AND {ChatColumns.MayReceive("c", "s.next_digest_at")} AND c.merged_into IS NULL
        GROUP BY s.next_digest_at ORDER BY s.next_digest_at LIMIT @limit
        """,
        new { until, limit });
}

internal sealed record DayOfSubscribers
{
    public required int Came { get; init; }

    public required int Left { get; init; }
}

internal sealed record DueCount
{
    public required DateTimeOffset DueAt { get; init; }

    public required int Subscribers { get; init; }
}

internal sealed record TopicReaders
{
    public required string TopicId { get; init; }

    public required int Subscribers { get; init; }

    /// <summary>How many of them read English; the others read Chinese.</summary>
    public required int InEnglish { get; init; }
}
