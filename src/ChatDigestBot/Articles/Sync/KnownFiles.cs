using System.Data.Common;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Sync;

/// <summary>Reads which files the catalogue knows, quickly: a pass over 100,000 unchanged posts is mostly this.</summary>
internal static class KnownFiles
{
    public static async Task<Dictionary<string, KnownFile>> ReadAllAsync(DbSession session)
    {
        var known = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        await AddAsync(session, known, isUnreadable: false, "SELECT path, id, file_size, file_written_at, content_hash FROM articles");
        await AddAsync(session, known, isUnreadable: true, "SELECT path, 0, file_size, file_written_at, 0 FROM unreadable_posts");
        return known;
    }

    public static async Task<Dictionary<string, KnownFile>> ReadAsync(DbSession session, IReadOnlyCollection<string> paths)
    {
        var known = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        foreach (var some in paths.Chunk(500))
        {
            foreach (var row in await session.QueryAsync<Row>(
                $"""
                SELECT path, id, file_size, file_written_at, content_hash, 0 AS is_unreadable FROM articles WHERE {session.OneOf("path", "some")}
                UNION ALL SELECT path, 0, file_size, file_written_at, 0, 1 FROM unreadable_posts WHERE {session.OneOf("path", "some")}
                ORDER BY is_unreadable
                """,
                new { some }))
            {
                Add(known, row.Path, new KnownFile(row.Id, row.FileSize, row.FileWrittenAt, row.ContentHash, row.IsUnreadable));
            }
        }

        return known;
    }

    private static async Task AddAsync(DbSession session, Dictionary<string, KnownFile> known, bool isUnreadable, string sql)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync(session.CancellationToken);
        while (await reader.ReadAsync(session.CancellationToken))
        {
            Add(known, reader.GetString(0), new KnownFile(Convert.ToInt64(reader.GetValue(1), null), reader.GetInt64(2), reader.GetInt64(3), Convert.ToInt64(reader.GetValue(4), null), isUnreadable));
        }
    }

    // A post that became unreadable keeps its article; its file is then known as the unreadable one.
    private static void Add(Dictionary<string, KnownFile> known, string path, KnownFile file) =>
        known[path] = known.TryGetValue(path, out var article) ? file with { Id = article.Id, ContentHash = article.ContentHash } : file;

    private sealed record Row
    {
        public required string Path { get; init; }

        public required long Id { get; init; }

        public required long FileSize { get; init; }

        public required long FileWrittenAt { get; init; }

        public required long ContentHash { get; init; }

        public required bool IsUnreadable { get; init; }
    }
}
