using System.Collections.Concurrent;
using ChatDigestBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ChatDigestBot.Tests.Storage;

/// <summary>Migrated databases for tests that ask for one. Migrating costs more than most tests, so it is done seldom: a schema of PostgreSQL goes round, emptied, a file of SQLite is copied.</summary>
internal static class TestSchemas
{
    public static readonly DateTimeOffset MigratedAt = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly ConcurrentBag<CleanSchema> Clean = [];
    private static readonly Lazy<Task<string>> File = new(MigrateFileAsync);

    public static async Task CopyFileAsync(string path) => System.IO.File.Copy(await File.Value, path);

    public static async Task<CleanSchema> TakeAsync(string server) => Clean.TryTake(out var schema) ? schema : await CleanSchema.CreateAsync(server);

    /// <summary>Takes a schema back; one whose tables a test has changed is dropped.</summary>
    public static async Task GiveBackAsync(CleanSchema schema)
    {
        if (await schema.TryEmptyAsync())
        {
            Clean.Add(schema);
        }
        else
        {
            await schema.DropAsync();
        }
    }

    private static async Task<string> MigrateFileAsync()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("chatdigestbot-test-").FullName, "template.db");
        await using (var database = new Database(new DatabaseOptions { Engine = DatabaseEngine.Sqlite, ConnectionString = $"Data Source={path};Pooling=False", FilePath = path }))
        {
            await new Migrator(database, new FakeTimeProvider(MigratedAt), NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return path;
    }
}

/// <summary>A migrated schema without a row that a test wrote.</summary>
/// <param name="Shape">Its tables, columns and triggers, and the migrations it has had.</param>
/// <param name="ToEmpty">The statement that makes it what it was right after its migration.</param>
internal sealed record CleanSchema(string Server, string Name, string Shape, string ToEmpty)
{
    private const string ReadShape = """
        SELECT md5(
            (SELECT string_agg(c.relname || '.' || a.attname, ',' ORDER BY c.relname, a.attname)
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relnamespace = current_schema()::regnamespace)
            || COALESCE((SELECT string_agg(t.tgname, ',' ORDER BY t.tgname) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                         WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace), '')
            || COALESCE((SELECT string_agg(p.proname, ',' ORDER BY p.proname) FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace), '')
            || (SELECT string_agg(version || name, ',' ORDER BY version) FROM schema_migrations))
        """;

    public string Connection => new NpgsqlConnectionStringBuilder(Server) { SearchPath = Name, MaxPoolSize = 8 }.ToString();

    public static async Task<CleanSchema> CreateAsync(string server)
    {
        var made = new CleanSchema(server, $"test_{Guid.NewGuid():N}", "", "");
        await using (var source = made.Open())
        {
            await ExecuteAsync(source, $"CREATE SCHEMA {made.Name}");
        }

        await using (var database = new Database(new DatabaseOptions { Engine = DatabaseEngine.Postgres, ConnectionString = made.Connection }))
        {
            await new Migrator(database, new FakeTimeProvider(TestSchemas.MigratedAt), NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        }

        await using var schema = made.Open();
        var tables = (await ReadAsync(schema, "SELECT string_agg(relname, ',') FROM pg_class WHERE relkind = 'r' AND relname <> 'schema_migrations' AND relnamespace = current_schema()::regnamespace")).Split(',');
        var kept = new List<string>();
        foreach (var table in tables)
        {
            if (await ReadAsync(schema, $"SELECT json_agg(t)::text FROM {table} t") is { Length: > 0 } rows)
            {
                kept.Add($"INSERT INTO {table} SELECT * FROM json_populate_recordset(null::{table}, '{rows.Replace("'", "''", StringComparison.Ordinal)}')");
            }
        }

        return made with
        {
            Shape = await ReadAsync(schema, ReadShape),
            ToEmpty = string.Join(";\n", [
                "SET session_replication_role = replica", // in any order, whatever refers to what
                .. tables.Select(table => $"DELETE FROM {table}"),
                .. kept,
                "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace"]),
        };
    }

    public async Task<bool> TryEmptyAsync()
    {
        await using var source = Open();
        // One connection for both: each is a process of the server's.
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(ReadShape, connection);
        if (await command.ExecuteScalarAsync() as string != Shape)
        {
            return false;
        }

        command.CommandText = ToEmpty;
        await command.ExecuteNonQueryAsync();
        return true;
    }

    public async Task DropAsync()
    {
        await using var schema = Open();
        await ExecuteAsync(schema, $"DROP SCHEMA {Name} CASCADE");
    }

    private static async Task<string> ReadAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    // Without a pool: what is left open here would count against the server's connections for as long as the tests run.
    private NpgsqlDataSource Open() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { SearchPath = Name, Pooling = false });
}
