using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Storage;

/// <summary>What every SQLite connection is set to.</summary>
internal static class SqlitePragmas
{
    // FULL: a committed row survives a power cut; the ledger depends on it. WAL: readers never wait for the writer.
    private const string Pragmas = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA busy_timeout = 15000;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -8000;
        PRAGMA mmap_size = 268435456;
        """;

    public static async Task ApplyAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
