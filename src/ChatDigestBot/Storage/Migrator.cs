using System.Data.Common;
using System.Globalization;
using Dapper;

namespace ChatDigestBot.Storage;

/// <summary>Brings the schema up to this program's version: forward only, each step and its version number in one transaction.</summary>
/// <remarks>
/// Killed at any moment, the database is at the last whole step. Two nodes that start together take turns.
/// A database of a newer program is refused, because an older program could damage what it does not know.
/// </remarks>
internal sealed class Migrator(Database database, TimeProvider clock, ILogger<Migrator> logger)
{
    // Any fixed number serves, as long as every node uses the same one.
    private const long AdvisoryLock = 7_230_148;

    public Task MigrateAsync(CancellationToken cancellationToken) => MigrateAsync(Migration.All(database.Engine), cancellationToken);

    public async Task MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        database.CreateFolder();
        await using var connection = await database.OpenAsync(cancellationToken);
        await PrepareAsync(connection, cancellationToken);
        while (await ApplyNextAsync(connection, migrations, cancellationToken))
        {
        }
    }

    private async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await TakeTurnAsync(connection, transaction);
        await connection.ExecuteAsync("""
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version     INTEGER PRIMARY KEY,
                name        TEXT NOT NULL,
                applied_at  BIGINT NOT NULL
            )
            """,
            transaction: transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    // Until the transaction ends; even the first table is made in turns.
    private async Task TakeTurnAsync(DbConnection connection, DbTransaction transaction)
    {
        if (database.Engine == DatabaseEngine.Postgres)
        {
            await connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(@AdvisoryLock)", new { AdvisoryLock }, transaction, commandTimeout: 0));
        }
    }

    /// <summary>Makes the schema where there is none. An older one is left as it is: a bot of an older program may be at work on it.</summary>
    /// <exception cref="DatabaseException">The schema is not this program's.</exception>
    public async Task RequireCurrentAsync(CancellationToken cancellationToken)
    {
        var newest = Newest;
        var version = await FindVersionAsync(cancellationToken);
        if (version is null)
        {
            await MigrateAsync(cancellationToken);
        }
        else if (version < newest)
        {
            throw new DatabaseException(string.Create(CultureInfo.InvariantCulture, $"The database is at schema version {version}, this program works with {newest}: start the bot of this program (serve), which brings it up to date."));
        }
        else if (version > newest)
        {
            throw IsNewer(version.Value, newest);
        }
    }

    /// <summary>The schema version this program works with.</summary>
    public int Newest => Migration.All(database.Engine)[^1].Version;

    /// <summary>The database's schema version; null where there is none yet.</summary>
    public async Task<int?> FindVersionAsync(CancellationToken cancellationToken)
    {
        if (database.Options.IsToBeMade)
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        var hasTable = await connection.ExecuteScalarAsync<int>(database.Engine == DatabaseEngine.Sqlite
            ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
            : "SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('schema_migrations')");
        return hasTable == 0 ? null : await connection.ExecuteScalarAsync<int?>("SELECT MAX(version) FROM schema_migrations");
    }

    private static DatabaseException IsNewer(int version, int newest) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The database is at schema version {version}, this program knows only up to {newest}: start a newer program, or restore a backup made before the upgrade."));

    private async Task<bool> ApplyNextAsync(DbConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await TakeTurnAsync(connection, transaction);
        var current = await connection.ExecuteScalarAsync<int>("SELECT COALESCE(MAX(version), 0) FROM schema_migrations", transaction: transaction);
        var newest = migrations.Count == 0 ? 0 : migrations[^1].Version;
        if (current > newest)
        {
            throw IsNewer(current, newest);
        }

        var next = migrations.FirstOrDefault(migration => migration.Version > current);
        if (next is null)
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(next.Sql, transaction: transaction, commandTimeout: 600, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(
            "INSERT INTO schema_migrations (version, name, applied_at) VALUES (@Version, @Name, @AppliedAt)",
            new { next.Version, next.Name, AppliedAt = clock.GetUtcNow() },
            transaction);
        await transaction.CommitAsync(cancellationToken);
        logger.MigrationApplied(next.Name);
        return true;
    }
}
