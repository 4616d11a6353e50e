using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts.Recipients;

/// <summary>Finds the chats of an audience. Nobody is in it who said stop, is banned, or cannot be reached; groups and channels only where digests come, or where they are named.</summary>
internal static class AudienceStore
{
    /// <summary>Looks at every chat: not while somebody waits for the writer.</summary>
    public static Task<int> CountAsync(DbSession session, Audience audience, DateTimeOffset now) =>
        session.ScalarAsync<int>($"SELECT COUNT(*) {Members(session, audience)}", Arguments(audience, now));

    /// <summary>By our id, ascending, behind <paramref name="after"/>; in a forum where its digests go.</summary>
    public static async Task<IReadOnlyList<Target>> ListAsync(DbSession session, Audience audience, DateTimeOffset now, long after, int limit)
    {
        var arguments = Arguments(audience, now);
        arguments.Add("after", after);
        arguments.Add("limit", limit);
        var rows = await session.QueryAsync<MemberRow>(
            $"""
            SELECT c.id, CASE WHEN c.kind = 'private' THEN 0 ELSE
                COALESCE((SELECT MIN(s.thread_id) FROM subscribers AS s WHERE s.chat_id = c.id AND s.next_digest_at IS NOT NULL), 0) END AS thread_id
            {Members(session, audience)} AND c.id > @after
            ORDER BY c.id LIMIT @limit
            """,
            arguments);
        return [.. rows.Select(row => Target.Of(row.Id, row.ThreadId))];
    }

    private static string Members(DbSession session, Audience audience)
    {
        var conditions = new List<string>
        {
            $"c.merged_into IS NULL AND {ChatColumns.MayReceive("c", "@now")}",
            "NOT EXISTS (SELECT 1 FROM subscribers AS s WHERE s.chat_id = c.id AND s.thread_id = 0 AND s.stopped_at IS NOT NULL)",
            $"c.kind IN ({string.Join(", ", Kinds(audience).Select(kind => $"'{kind.LowerName()}'").DefaultIfEmpty("''"))})",
        };
        if (audience.Only.Count == 0)
        {
            // PostgreSQL takes the first for dear, and spends more on compiling the statement than on running it.
            conditions.Add(session.Pick(
                sqlite: "(c.kind = 'private' OR EXISTS (SELECT 1 FROM subscribers AS s WHERE s.chat_id = c.id AND s.next_digest_at IS NOT NULL))",
                postgres: "(c.kind = 'private' OR c.id IN (SELECT s.chat_id FROM subscribers AS s WHERE s.next_digest_at IS NOT NULL))"));
        }
        else
        {
            conditions.Add($"c.telegram_id IN (SELECT CAST(r.value ->> 0 AS BIGINT) FROM {JsonRows.From(session, "only")})");
        }

        if (audience.Topics.Count > 0)
        {
            conditions.Add($"""
                EXISTS (SELECT 1 FROM subscribers AS s JOIN subscriptions AS w ON w.subscriber_id = s.id
                        WHERE s.chat_id = c.id AND s.stopped_at IS NULL AND w.topic_id IN (SELECT r.value ->> 0 FROM {JsonRows.From(session, "topics")}))
                """);
        }

        if (audience.Language is not null)
        {
            conditions.Add("c.language = @language");
        }

        if (audience.ActiveDays is not null)
        {
            conditions.Add("c.active_at >= @activeSince");
        }

        return $"FROM chats AS c WHERE {string.Join(" AND ", conditions)}";
    }

    private static IEnumerable<ChatKind> Kinds(Audience audience) =>
    [
        .. audience.HasPeople ? [ChatKind.Private] : Array.Empty<ChatKind>(),
        .. audience.HasGroups ? [ChatKind.Group, ChatKind.Supergroup] : Array.Empty<ChatKind>(),
        .. audience.HasChannels ? [ChatKind.Channel] : Array.Empty<ChatKind>(),
    ];

    private static Dapper.DynamicParameters Arguments(Audience audience, DateTimeOffset now)
    {
        var arguments = new Dapper.DynamicParameters();
        arguments.Add("only", JsonRows.OfIds(audience.Only));
        arguments.Add("topics", JsonRows.Of(audience.Topics.Select(topic => new object?[] { topic })));
        arguments.Add("language", audience.Language?.Tag());
        arguments.Add("now", now.ToUnixTimeMilliseconds());
        arguments.Add("activeSince", (now - TimeSpan.FromDays(audience.ActiveDays ?? 0)).ToUnixTimeMilliseconds());
        return arguments;
    }

    private sealed record MemberRow
    {
        public required long Id { get; init; }

        public required int ThreadId { get; init; }
    }
}
