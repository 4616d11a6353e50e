using System.Data.Common;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Sync;

/// <summary>Reads which files the catalogue knows, quickly: a pass over 100,000 unchanged posts is mostly this.</summary>
internal static class KnownFiles
{
    private const string All = """
        SELECT path, id, file_size, file_written_at, content_hash, 0 AS kind, expires_at AS due_at FROM articles
        UNION ALL SELECT path, 0, file_size, file_written_at, 0, 1, NULL FROM unreadable_posts
        UNION ALL SELECT path, 0, file_size, file_written_at, 0, 2, held_until FROM withheld_posts
        """;

    public static async Task<Dictionary<string, KnownFile>> ReadAllAsync(DbSession session)
    {
        var known = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = All;
        await using DbDataReader reader = await command.ExecuteReaderAsync(session.CancellationToken);
        while (await reader.ReadAsync(session.CancellationToken))
        {
            Add(known, reader.GetString(0), Convert.ToInt32(reader.GetValue(5), null), new KnownFile
            {
                Id = Convert.ToInt64(reader.GetValue(1), null),
                Size = reader.GetInt64(2),
                WrittenAt = reader.GetInt64(3),
                ContentHash = Convert.ToInt64(reader.GetValue(4), null),
                DueAt = reader.IsDBNull(6) ? null : reader.GetInt64(6),
            });
        }

        return known;
    }

    public static async Task<Dictionary<string, KnownFile>> ReadAsync(DbSession session, IReadOnlyCollection<string> paths)
    {
        var known = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        foreach (var some in paths.Chunk(500))
        {
            foreach (var row in await session.QueryAsync<Row>($"SELECT * FROM ({All}) AS known WHERE {session.OneOf("path", "some")} ORDER BY kind", new { some }))
            {
                Add(known, row.Path, row.Kind, new KnownFile { Id = row.Id, Size = row.FileSize, WrittenAt = row.FileWrittenAt, ContentHash = row.ContentHash, DueAt = row.DueAt });
            }
        }

        return known;
    }

    /// <summary>When the next post is to be published or expires by itself.</summary>
    public static async Task<DateTimeOffset?> FindNextDueAsync(DbSession session) => await session.FindAsync<long?>(
        """
        SELECT MIN(due_at) FROM (
            SELECT MIN(expires_at) AS due_at FROM articles WHERE expires_at IS NOT NULL
            UNION ALL SELECT MIN(held_until) FROM withheld_posts WHERE held_until IS NOT NULL) AS due
        """) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    // A post that became unreadable keeps its article; its file is then known as the unreadable one.
    private static void Add(Dictionary<string, KnownFile> known, string path, int kind, KnownFile file)
    {
        var before = known.GetValueOrDefault(path);
        known[path] = file with
        {
            Id = kind == 0 ? file.Id : before.Id,
            ContentHash = kind == 0 ? file.ContentHash : before.ContentHash,
            IsUnreadable = kind == 1 || before.IsUnreadable,
            IsWithheld = kind == 2 || before.IsWithheld,
        };
    }

    private sealed record Row
    {
        public required string Path { get; init; }

        public required long Id { get; init; }

        public required long FileSize { get; init; }

        public required long FileWrittenAt { get; init; }

        public required long ContentHash { get; init; }

        /// <summary>Of an article, an unreadable post, a withheld one.</summary>
        public required int Kind { get; init; }

        public long? DueAt { get; init; }
    }
}
