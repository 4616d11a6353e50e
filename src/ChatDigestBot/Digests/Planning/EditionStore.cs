using System.Globalization;
using System.Text.Json;
using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Planning;

/// <summary>All SQL of editions, and which of them each target had last.</summary>
internal static class EditionStore
{
    /// <summary>Writes an edition down once, however many get it.</summary>
    public static Task<long> PutAsync(DbSession session, Edition edition, DateTimeOffset now) => session.ScalarAsync<long>(
        """
        INSERT INTO digest_editions (key, language, local_date, items, used_at) VALUES (@Key, @language, @date, @items, @now)
        ON CONFLICT (key) DO UPDATE SET used_at = excluded.used_at
        RETURNING id
        """,
        new
        {
            edition.Key,
            language = edition.Language.Tag(),
            date = edition.LocalDate.ToString("O", CultureInfo.InvariantCulture),
            items = JsonSerializer.Serialize(edition.Items),
            now,
        });

    public static async Task<Edition?> FindByKeyAsync(DbSession session, string key) =>
        (await session.FindAsync<EditionRow>("SELECT language, local_date, items FROM digest_editions WHERE key = @key", new { key }))?.ToEdition();

    /// <summary>The last digest that was planned for a target.</summary>
    public static async Task<Edition?> FindLatestAsync(DbSession session, Target target) => (await session.FindAsync<EditionRow>(
        """
        SELECT e.language, e.local_date, e.items FROM digest_latest AS l JOIN digest_editions AS e ON e.id = l.edition_id
        WHERE l.chat_id = @ChatId AND l.thread_id = @ThreadKey
        """,
        new { target.ChatId, target.ThreadKey }))?.ToEdition();

    /// <summary>Those of the targets that had a digest before.</summary>
    public static async Task<HashSet<Target>> FindReadersAsync(DbSession session, IEnumerable<Target> targets) =>
    [
        .. (await session.QueryAsync<TargetRow>(
            $"""
            SELECT l.chat_id, l.thread_id FROM {JsonRows.From(session)}
            JOIN digest_latest AS l ON l.chat_id = CAST(r.value ->> 0 AS BIGINT) AND l.thread_id = CAST(r.value ->> 1 AS INTEGER)
            """,
            new { rows = JsonRows.Of(targets.Select(target => new object?[] { target.ChatId, target.ThreadKey })) }))
            .Select(row => Target.Of(row.ChatId, row.ThreadId)),
    ];

    public static Task SetLatestAsync(DbSession session, IEnumerable<(Target Target, long EditionId, string Unit)> given, DateTimeOffset now) => session.ExecuteAsync(
        $"""
        INSERT INTO digest_latest (chat_id, thread_id, edition_id, unit, given_at)
        SELECT CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 1 AS INTEGER), CAST(r.value ->> 2 AS BIGINT), r.value ->> 3, @now
        FROM {JsonRows.From(session)} WHERE true
        ON CONFLICT (chat_id, thread_id) DO UPDATE SET edition_id = excluded.edition_id, unit = excluded.unit, given_at = excluded.given_at
        """,
        new { now, rows = JsonRows.Of(given.Select(one => new object?[] { one.Target.ChatId, one.Target.ThreadKey, one.EditionId, one.Unit })) });

    /// <summary>Removes editions nobody had for a while; those that somebody had last stay.</summary>
    public static Task<int> PruneAsync(DbSession session, DateTimeOffset usedBefore) => session.ExecuteAsync(
        """
        DELETE FROM digest_editions WHERE id IN (
            SELECT id FROM digest_editions WHERE used_at < @usedBefore AND id NOT IN (SELECT edition_id FROM digest_latest) LIMIT 500)
        """,
        new { usedBefore });

    /// <summary>Who said stop is new when coming back.</summary>
    public static Task<int> ForgetStoppedAsync(DbSession session) => session.ExecuteAsync(
        """
        DELETE FROM digest_latest WHERE EXISTS (
            SELECT 1 FROM subscribers AS s WHERE s.chat_id = digest_latest.chat_id AND s.thread_id = digest_latest.thread_id AND s.stopped_at IS NOT NULL)
        """);

    private sealed record TargetRow
    {
        public required long ChatId { get; init; }

        public required int ThreadId { get; init; }
    }

    private sealed record EditionRow
    {
        public required string Language { get; init; }

        public required string LocalDate { get; init; }

        public required string Items { get; init; }

        public Edition ToEdition() => new()
        {
            Language = Languages.FromTelegram(Language),
            LocalDate = DateOnly.ParseExact(LocalDate, "O", CultureInfo.InvariantCulture),
            Items = JsonSerializer.Deserialize<List<EditionItem>>(Items) ?? [],
        };
    }
}
