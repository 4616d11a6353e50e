using System.Text.Json;
using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Planning;

/// <summary>All SQL of editions, and which of them each target was given.</summary>
internal static class EditionStore
{
    // A digest counts once it may arrive, and no longer once it certainly did not. Of what was given a month ago the ledger knows nothing any more: it came.
    private const string NeverArrived = """
        EXISTS (SELECT 1 FROM deliveries AS d WHERE d.unit = g.unit AND d.chat_id = g.chat_id AND d.thread_id = g.thread_id AND d.part = 1
                  AND d.state IN ('failed', 'cancelled'))
        """;

    // What is being sent may be on the reader's screen before the ledger hears of it, and may be asked about there.
    private const string IsWaiting = """
        EXISTS (SELECT 1 FROM deliveries AS d WHERE d.unit = g.unit AND d.chat_id = g.chat_id AND d.thread_id = g.thread_id AND d.part = 1
                  AND d.state = 'planned')
        """;

    /// <summary>Writes editions down once each, however many get them. Returns their numbers by key.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> PutAsync(DbSession session, IEnumerable<Edition> editions, DateTimeOffset now)
    {
        // In order, so that two writers never wait for each other.
        var rows = editions.Select(edition => (edition.Key, Edition: edition)).DistinctBy(pair => pair.Key).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new object?[]
            {
                pair.Key,
                pair.Edition.Language.Tag(),
                IsoDay.Of(pair.Edition.LocalDate),
                JsonColumn.Of(pair.Edition.Items),
                JsonColumn.Of(pair.Edition.Intros),
            });
        return (await session.QueryAsync<PutRow>(
            $"""
            INSERT INTO digest_editions (key, language, local_date, items, intros, used_at)
            SELECT r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, @now FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT (key) DO UPDATE SET used_at = excluded.used_at
            RETURNING id, key
            """,
            new { now, rows = JsonRows.Of(rows) })).ToDictionary(row => row.Key, row => row.Id, StringComparer.Ordinal);
    }

    /// <summary>The last digest that reached a target, as far as anybody knows.</summary>
    public static async Task<GivenEdition?> FindLatestAsync(DbSession session, Target target) => await session.FindAsync<GivenRow>(
        $"""
        SELECT e.key, e.language, e.local_date, e.items, e.intros, g.given_at FROM given_digests AS g JOIN digest_editions AS e ON e.id = g.edition_id
        WHERE g.chat_id = @ChatId AND g.thread_id = @ThreadKey AND NOT {NeverArrived} AND NOT {IsWaiting}
        ORDER BY g.given_at DESC LIMIT 1
        """,
        new { target.ChatId, target.ThreadKey }) is { } row ? new GivenEdition(row.Key, row.GivenAt, row.ToEdition()) : null;

    /// <summary>Null once nobody has had it for a while.</summary>
    public static async Task<Edition?> FindByKeyAsync(DbSession session, string key) =>
        (await session.FindAsync<EditionRow>("SELECT language, local_date, items, intros FROM digest_editions WHERE key = @key", new { key }))?.ToEdition();

    /// <summary>Those of the targets that had a digest before, or are about to have their first.</summary>
    public static async Task<HashSet<Target>> FindReadersAsync(DbSession session, IEnumerable<Target> targets) =>
    [
        .. (await session.QueryAsync<TargetRow>(
            $"""
            SELECT DISTINCT g.chat_id, g.thread_id FROM {JsonRows.From(session)}
            JOIN given_digests AS g ON g.chat_id = CAST(r.value ->> 0 AS BIGINT) AND g.thread_id = CAST(r.value ->> 1 AS INTEGER)
            WHERE NOT {NeverArrived}
            """,
            new { rows = JsonRows.Of(targets.Select(target => new object?[] { target.ChatId, target.ThreadKey })) }))
            .Select(row => Target.Of(row.ChatId, row.ThreadId)),
    ];

    /// <summary>Notes what targets are given. Of what they were given before, the newest that arrived is kept until this one has.</summary>
    public static async Task GiveAsync(DbSession session, IReadOnlyCollection<(Target Target, long EditionId, string Unit)> given, DateTimeOffset now)
    {
        var rows = JsonRows.Of(given.Select(one => new object?[] { one.Target.ChatId, one.Target.ThreadKey, one.EditionId, one.Unit }));
        var ofThese = $"""
            SELECT g.chat_id, g.thread_id, g.unit FROM {JsonRows.From(session)}
            JOIN given_digests AS g ON g.chat_id = CAST(r.value ->> 0 AS BIGINT) AND g.thread_id = CAST(r.value ->> 1 AS INTEGER)
            """;
        await session.ExecuteAsync($"DELETE FROM given_digests WHERE (chat_id, thread_id, unit) IN ({ofThese} WHERE {NeverArrived})", new { rows });
        await session.ExecuteAsync(
            $"""
            DELETE FROM given_digests WHERE (chat_id, thread_id, unit) IN (
                {ofThese} JOIN given_digests AS n ON n.chat_id = g.chat_id AND n.thread_id = g.thread_id AND n.given_at > g.given_at
                WHERE NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.unit = n.unit AND d.chat_id = n.chat_id AND d.thread_id = n.thread_id
                                    AND d.part = 1 AND d.state IN ('planned', 'sending')))
            """,
            new { rows });
        await session.ExecuteAsync(
            $"""
            INSERT INTO given_digests (chat_id, thread_id, unit, edition_id, given_at)
            SELECT CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 1 AS INTEGER), r.value ->> 3, CAST(r.value ->> 2 AS BIGINT), @now
            FROM {JsonRows.From(session)} WHERE true
            ON CONFLICT (chat_id, thread_id, unit) DO NOTHING
            """,
            new { now, rows });
    }

    /// <summary>Removes editions nobody had for a while; those that somebody had last stay.</summary>
    public static Task<int> PruneAsync(DbSession session, DateTimeOffset usedBefore) => session.ExecuteAsync(
        """
        DELETE FROM digest_editions WHERE id IN (
            SELECT id FROM digest_editions WHERE used_at < @usedBefore AND id NOT IN (SELECT edition_id FROM given_digests) LIMIT 500)
        """,
        new { usedBefore });

    /// <summary>Forgets what never arrived, while the ledger still knows. Returns how many.</summary>
    public static Task<int> ForgetUndeliveredAsync(DbSession session, DateTimeOffset settledSince) => session.ExecuteAsync(
        """
        DELETE FROM given_digests WHERE (chat_id, thread_id, unit) IN (
            SELECT g.chat_id, g.thread_id, g.unit FROM deliveries AS d
            JOIN given_digests AS g ON g.unit = d.unit AND g.chat_id = d.chat_id AND g.thread_id = d.thread_id
            WHERE d.settled_at >= @settledSince AND d.kind IN ('digest', 'answer') AND d.state IN ('failed', 'cancelled') AND d.part = 1
            LIMIT 500)
        """,
        new { settledSince });

    public static Task<int> ForgetAsync(DbSession session, Target target) => session.ExecuteAsync(
        "DELETE FROM given_digests WHERE thread_id = @ThreadKey AND (chat_id = @ChatId OR chat_id IN (SELECT id FROM chats WHERE merged_into = @ChatId))",
        new { target.ChatId, target.ThreadKey });

    private sealed record PutRow
    {
        public required long Id { get; init; }

        public required string Key { get; init; }
    }

    private sealed record TargetRow
    {
        public required long ChatId { get; init; }

        public required int ThreadId { get; init; }
    }

    private sealed record GivenRow : EditionRow
    {
        public required string Key { get; init; }

        public required DateTimeOffset GivenAt { get; init; }
    }

    private record EditionRow
    {
        public required string Language { get; init; }

        public required DateOnly LocalDate { get; init; }

        public required string Items { get; init; }

        public required string Intros { get; init; }

        public Edition ToEdition() => new()
        {
            Language = Languages.FromTelegram(Language),
            LocalDate = LocalDate,
            Items = JsonSerializer.Deserialize<List<EditionItem>>(Items) ?? [],
            Intros = JsonSerializer.Deserialize<Dictionary<string, string>>(Intros) ?? [],
        };
    }
}

/// <summary>A digest that somebody was given.</summary>
/// <param name="Key">Names the edition. What is read back lacks a part of what its key was made of.</param>
/// <param name="GivenAt">When it was planned.</param>
/// <param name="Edition">What it tells.</param>
internal sealed record GivenEdition(string Key, DateTimeOffset GivenAt, Edition Edition);
