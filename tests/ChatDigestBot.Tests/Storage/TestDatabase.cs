using ChatDigestBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ChatDigestBot.Tests.Storage;

/// <summary>A real, empty, migrated database of one test class: a SQLite file, or a schema of its own on the test PostgreSQL.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly CleanSchema? _schema;
    private readonly string? _emptySchema;

    private TestDatabase(DatabaseOptions options, string? folder = null, CleanSchema? schema = null, string? emptySchema = null)
    {
        Database = new Database(options);
        (_folder, _schema, _emptySchema) = (folder, schema, emptySchema);
    }

    public Database Database { get; }

    public FakeTimeProvider Clock { get; } = new(TestSchemas.MigratedAt);

    public DatabaseOptions Options => Database.Options;

    /// <summary>The setting <c>Database:Connection</c> that leads here.</summary>
    public string Connection => Options.FilePath is { } path ? $"Data Source={path}" : Options.ConnectionString;

    private static string PostgresServer => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException("TEST_POSTGRES is not set: run the tests through tests/run.sh, or name a PostgreSQL server there.");

    public static async Task<TestDatabase> CreateAsync(DatabaseEngine engine, bool migrated = true) => engine == DatabaseEngine.Sqlite
        ? await CreateSqliteAsync(migrated)
        : migrated ? await TakeSchemaAsync() : await CreateSchemaAsync();

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
            await TestSchemas.GiveBackAsync(_schema);
        }

        if (_emptySchema is not null)
        {
            await RunOnServerAsync($"DROP SCHEMA {_emptySchema} CASCADE");
        }
    }

    private static async Task<TestDatabase> CreateSqliteAsync(bool migrated)
    {
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-test-").FullName;
        var path = Path.Combine(folder, "bot.db");
        if (migrated)
        {
            await TestSchemas.CopyFileAsync(path);
        }

        return new TestDatabase(new DatabaseOptions { Engine = DatabaseEngine.Sqlite, ConnectionString = $"Data Source={path}", FilePath = path }, folder);
    }

    private static async Task<TestDatabase> TakeSchemaAsync()
    {
        var schema = await TestSchemas.TakeAsync(PostgresServer);
        return new TestDatabase(new DatabaseOptions { Engine = DatabaseEngine.Postgres, ConnectionString = schema.Connection }, schema: schema);
    }

    private static async Task<TestDatabase> CreateSchemaAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await RunOnServerAsync($"CREATE SCHEMA {name}");
        var connection = new NpgsqlConnectionStringBuilder(PostgresServer) { SearchPath = name, MaxPoolSize = 8 };
        return new TestDatabase(new DatabaseOptions { Engine = DatabaseEngine.Postgres, ConnectionString = connection.ToString() }, emptySchema: name);
    }

    private static async Task RunOnServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresServer) { Pooling = false });
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
