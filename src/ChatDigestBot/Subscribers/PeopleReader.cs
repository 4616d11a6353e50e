using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers;

/// <summary>What sort of people a list asks for.</summary>
internal enum PeopleSort
{
    All,
    Awaiting,
    WithoutTopics,
    Paused,
    Stopped,
    Unreachable,
    Banned,
    Groups,
}

/// <summary>Finds chats with what they want, for people who look after them.</summary>
internal static class PeopleReader
{
    /// <summary>Whether no digest will ever come to a subscriber as it is: neither stopped nor paused, and nothing chosen.</summary>
    internal const string WithoutTopics = "s.next_digest_at IS NULL AND s.stopped_at IS NULL AND (s.paused_until IS NULL OR s.paused_until <= @now)";

    // A digest that will not be sent is none that comes.
    private static readonly string Columns = $"""
        c.id, c.telegram_id, c.kind, c.title, c.username, c.language, c.is_banned, c.reachability, c.first_met_at, s.id AS subscriber_id, s.thread_id,
        CASE WHEN {ChatColumns.MayReceive("c", "s.next_digest_at")} THEN s.next_digest_at END AS next_digest_at, s.paused_until, s.stopped_at, s.digest_minutes, s.time_zone
        """;

    /// <summary>The one met last first.</summary>
    /// <param name="words">A Telegram id, or a part of a name or of a user name; empty for all.</param>
    /// <param name="offset">How many to leave out.</param>
    public static async Task<IReadOnlyList<PersonRow>> ListAsync(DbSession session, PeopleSort sort, string words, DateTimeOffset now, int offset, int limit)
    {
        var id = long.TryParse(words, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var name = words.TrimStart('@');
        var page = await session.QueryAsync<PersonRow>(
            $"""
            SELECT {Columns}
            FROM {(IsOfSubscriber(sort) ? "subscribers AS s JOIN chats AS c ON c.id = s.chat_id" : "chats AS c LEFT JOIN subscribers AS s ON s.chat_id = c.id AND s.thread_id = 0")}
            WHERE c.merged_into IS NULL {Condition(sort)}
              {(id is not null ? "AND (c.telegram_id = @id OR c.id = @id)" : name.Length > 0 ? $"AND ({Contains(session, "c.title")} OR {Contains(session, "c.username")})" : "")}
            ORDER BY {Order(sort)} LIMIT @limit OFFSET @offset
            """,
            new { now, id, name = $"%{Escape(name)}%", offset, limit });
        // Not in the same statement: PostgreSQL would count for the pages before too.
        var topics = await CountTopicsAsync(session, [.. page.Select(row => row.SubscriberId).OfType<long>()]);
        return [.. page.Select(row => row with { Topics = row.SubscriberId is { } subscriber ? topics.GetValueOrDefault(subscriber) : 0 })];
    }

    public static Task<PersonRow?> FindAsync(DbSession session, long chatId) => session.FindAsync<PersonRow>(
        $"""
        SELECT {Columns},
               (SELECT COUNT(*) FROM subscriptions AS t WHERE t.subscriber_id = s.id) AS topics
        FROM chats AS c LEFT JOIN subscribers AS s ON s.chat_id = c.id AND s.thread_id = 0
        WHERE c.id = COALESCE((SELECT merged_into FROM chats WHERE id = @chatId), @chatId)
        """,
        new { chatId });

    /// <summary>Names of chats by our id, for lists that only know the id.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> NamesAsync(DbSession session, IEnumerable<long> chatIds)
    {
        var ids = chatIds.Distinct().ToArray();
        return ids.Length == 0 ? new Dictionary<long, string>() : (await session.QueryAsync<NameRow>(
            $"SELECT id, title FROM chats WHERE {session.OneOf("id", "ids")} AND title IS NOT NULL", new { ids })).ToDictionary(row => row.Id, row => row.Title);
    }

    private static async Task<Dictionary<long, int>> CountTopicsAsync(DbSession session, long[] subscribers) => subscribers.Length == 0 ? [] : (await session.QueryAsync<TopicsRow>(
        $"SELECT subscriber_id, COUNT(*) AS topics FROM subscriptions WHERE {session.OneOf("subscriber_id", "subscribers")} GROUP BY subscriber_id", new { subscribers }))
        .ToDictionary(row => row.SubscriberId, row => row.Topics);

    private static bool IsOfSubscriber(PeopleSort sort) => sort is PeopleSort.Awaiting or PeopleSort.WithoutTopics or PeopleSort.Paused or PeopleSort.Stopped;

    private static string Condition(PeopleSort sort) => sort switch
    {
        PeopleSort.Awaiting => $"AND s.next_digest_at IS NOT NULL AND {ChatColumns.MayReceive("c", "s.next_digest_at")}",
        PeopleSort.WithoutTopics => $"AND {WithoutTopics}",
        PeopleSort.Paused => "AND s.stopped_at IS NULL AND s.paused_until > @now",
        PeopleSort.Stopped => "AND s.stopped_at IS NOT NULL",
        PeopleSort.Unreachable => "AND c.reachability <> 'reachable'",
        PeopleSort.Banned => "AND c.is_banned = 1",
        PeopleSort.Groups => "AND c.kind <> 'private'",
        _ => "",
    };

    private static string Order(PeopleSort sort) => sort switch
    {
        PeopleSort.Awaiting => "s.next_digest_at, s.id",
        PeopleSort.Unreachable => "c.reachability_at DESC, c.id",
        _ when IsOfSubscriber(sort) => "s.id DESC",
        _ => "c.first_met_at DESC, c.id DESC",
    };

    private static string Contains(DbSession session, string column) => session.Pick($"{column} LIKE @name ESCAPE '!'", $"{column} ILIKE @name ESCAPE '!'");

    private static string Escape(string words) => words.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private sealed record TopicsRow
    {
        public required long SubscriberId { get; init; }

        public required int Topics { get; init; }
    }

    private sealed record NameRow
    {
        public required long Id { get; init; }

        public required string Title { get; init; }
    }
}

/// <summary>A chat with the little of its subscription that a list shows.</summary>
internal sealed record PersonRow
{
    public required long Id { get; init; }

    public required long TelegramId { get; init; }

    public required ChatKind Kind { get; init; }

    public string? Title { get; init; }

    public string? Username { get; init; }

    public required string Language { get; init; }

    public required bool IsBanned { get; init; }

    public required Reachability Reachability { get; init; }

    public required DateTimeOffset FirstMetAt { get; init; }

    /// <summary>Null where nothing was ever wished for.</summary>
    public long? SubscriberId { get; init; }

    public int? ThreadId { get; init; }

    /// <summary>Null where none will be sent: nothing is wanted, or it cannot be reached then.</summary>
    public DateTimeOffset? NextDigestAt { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public int? DigestMinutes { get; init; }

    public string? TimeZone { get; init; }

    public int Topics { get; init; }
}
