using ChatDigestBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ChatDigestBot.Tests.Storage;

/// <summary>A real, empty, migrated database of one test class: a SQLite file, or a schema of its own on the test PostgreSQL.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly string? _schema;

    private TestDatabase(DatabaseOptions options, string? folder, string? schema)
    {
        Database = new Database(options);
        _folder = folder;
        _schema = schema;
    }

    public Database Database { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

    public DatabaseOptions Options => Database.Options;

    /// <summary>The setting <c>Database:Connection</c> that leads here.</summary>
    public string Connection => Options.FilePath is { } path ? $"Data Source={path}" : Options.ConnectionString;

    private static string PostgresServer => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException("TEST_POSTGRES is not set: run the tests through tests/run.sh, or name a PostgreSQL server there.");

    public static async Task<TestDatabase> CreateAsync(DatabaseEngine engine, bool migrated = true)
    {
        var database = engine == DatabaseEngine.Sqlite ? CreateSqlite() : await CreatePostgresAsync();
        if (migrated)
        {
            await database.MigrateAsync();
        }

        return database;
    }

    public Task MigrateAsync() => new Migrator(Database, Clock, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);

    public Task<List<T>> QueryAsync<T>(string sql, object? args = null) => Database.ReadAsync(session => session.QueryAsync<T>(sql, args), CancellationToken.None);

    public Task<int> ExecuteAsync(string sql, object? args = null) => Database.WriteAsync(session => session.ExecuteAsync(sql, args), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }

        if (_schema is not null)
        {
            await RunOnServerAsync($"DROP SCHEMA {_schema} CASCADE");
        }
    }

    private static TestDatabase CreateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-test-").FullName;
        var path = Path.Combine(folder, "bot.db");
        var options = new DatabaseOptions { Engine = DatabaseEngine.Sqlite, ConnectionString = $"Data Source={path}", FilePath = path };
        return new TestDatabase(options, folder, null);
    }

    private static async Task<TestDatabase> CreatePostgresAsync()
    {
        var schema = $"test_{Guid.NewGuid():N}";
        await RunOnServerAsync($"CREATE SCHEMA {schema}");
        var connection = new NpgsqlConnectionStringBuilder(PostgresServer) { SearchPath = schema, MaxPoolSize = 8 };
        return new TestDatabase(new DatabaseOptions { Engine = DatabaseEngine.Postgres, ConnectionString = connection.ToString() }, null, schema);
    }

    private static async Task RunOnServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresServer) { Pooling = false });
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
