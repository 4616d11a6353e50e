using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.SavedQueries;

/// <summary>Words that people do not want to read of.</summary>
internal sealed class MuteStore(Database database, SubscriberStore subscribers) : SavedQueryStore(database, subscribers, "mutes")
{
    /// <summary>What each of these targets has muted; most have nothing.</summary>
    public static async Task<IReadOnlyList<(Target Target, string Key, string Query)>> FindAsync(DbSession session, IEnumerable<Target> targets)
    {
        var rows = await session.QueryAsync<MuteRow>(
            $"""
            SELECT s.chat_id, s.thread_id, m.key, m.query
            FROM {JsonRows.From(session)}
            JOIN subscribers AS s ON s.chat_id = CAST(r.value ->> 0 AS BIGINT) AND s.thread_id = CAST(r.value ->> 1 AS INTEGER)
            JOIN mutes AS m ON m.subscriber_id = s.id
            """,
            new { rows = JsonRows.Of(targets.Distinct().Select(target => new object?[] { target.ChatId, target.ThreadKey })) });
        return [.. rows.Select(row => (Target.Of(row.ChatId, row.ThreadId), row.Key, row.Query))];
    }

    private sealed record MuteRow
    {
        public required long ChatId { get; init; }

        public required int ThreadId { get; init; }

        public required string Key { get; init; }

        public required string Query { get; init; }
    }
}
