using ChatDigestBot.Storage;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Npgsql;

namespace ChatDigestBot.Jobs.Engine;

/// <summary>Where the engine keeps schedules and runs: in memory beside SQLite, in the database where several nodes share one.</summary>
internal static class HangfireStores
{
    // Any fixed number serves, as long as every node uses the same one.
    private const long InstallLock = 7_230_149;

    public static JobStorage Create(Database database, JobRetention retention) => database.Engine == DatabaseEngine.Sqlite
        ? new ClockedStorage(new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = retention.Others }))
        : new ClockedStorage(new PostgreSqlStorage(new OurConnections(database), new PostgreSqlStorageOptions
        {
            SchemaName = SchemaOf(database),
            // The constructor would connect, with several tries, while the application is put together.
            PrepareSchemaIfNecessary = false,
            // A node's own jobs are signalled to it at once; this is how soon it looks for those of others.
            QueuePollInterval = TimeSpan.FromSeconds(5),
            // The job of a node that died is taken over after so long; the usual is half an hour.
            InvisibilityTimeout = TimeSpan.FromSeconds(30),
            UseSlidingInvisibilityTimeout = true,
            // A lock that a dead node left holds up the tick for so long; the usual is ten minutes.
            DistributedLockTimeout = TimeSpan.FromSeconds(20),
        }));

    /// <summary>Makes the engine's tables where they are missing. Nodes that start together take turns.</summary>
    public static async Task PrepareAsync(Database database, CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return;
        }

        await using var turn = await database.OpenAsync(cancellationToken);
        await using var transaction = await turn.BeginTransactionAsync(cancellationToken);
        await using var taking = turn.CreateCommand();
        (taking.CommandText, taking.Transaction) = ($"SELECT pg_advisory_xact_lock({InstallLock})", transaction);
        await taking.ExecuteNonQueryAsync(cancellationToken);
        await using var connection = (NpgsqlConnection)await database.OpenAsync(cancellationToken);
        await Task.Run(() => PostgreSqlObjectsInstaller.Install(connection, SchemaOf(database)), cancellationToken);
    }

    /// <summary>Beside the bot's own tables where the connection names a schema, else in one of its own.</summary>
    private static string SchemaOf(Database database) =>
        new NpgsqlConnectionStringBuilder(database.Options.ConnectionString).SearchPath?.Split(',')[0].Trim() is { Length: > 0 } schema ? schema : "hangfire";

    /// <summary>The bot's own pool, so that the engine opens no more connections than the bot may.</summary>
    private sealed class OurConnections(Database database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreatePostgresConnection();
    }
}
