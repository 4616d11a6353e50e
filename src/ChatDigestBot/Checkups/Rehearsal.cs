using System.Data.Common;
using ChatDigestBot.Storage;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Checkups;

/// <summary>Tries on a copy what a start would do: is the file whole, do this program's migrations go through, is somebody in it?</summary>
internal sealed class Rehearsal(TimeProvider clock)
{
    /// <summary>Of a database that may be in use: the copy is taken as <c>backup</c> takes it.</summary>
    public Task<Finding> OfDatabaseAsync(Database database, string check, CancellationToken cancellationToken) => OfCopyAsync(
        check,
        "database",
        async copy =>
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition("VACUUM INTO @copy", new { copy }, commandTimeout: 0, cancellationToken: cancellationToken));
        },
        cancellationToken);

    /// <summary>Of a backup: what putting it back would bring.</summary>
    public Task<Finding> OfBackupAsync(string file, string check, CancellationToken cancellationToken) => OfCopyAsync(
        check,
        "backup",
        copy => Task.Run(() => File.Copy(file, copy), cancellationToken),
        cancellationToken);

    private async Task<Finding> OfCopyAsync(string check, string key, Func<string, Task> copyTo, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-rehearsal-").FullName;
        try
        {
            var copy = Path.Combine(folder, "copy.db");
            await copyTo(copy);
            return await TryAsync(copy, check, key, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DatabaseException or IOException or UnauthorizedAccessException)
        {
            return Finding.Problem(check, $"{key}Fails", ("words", exception.Message.ReplaceLineEndings(" ")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Finding> TryAsync(string copy, string check, string key, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString();
        await using var database = new Database(new DatabaseOptions { Engine = DatabaseEngine.Sqlite, ConnectionString = connection, FilePath = copy });
        var health = await database.ReadAsync(session => session.ScalarAsync<string>("PRAGMA integrity_check(1)"), cancellationToken);
        if (health != "ok")
        {
            return Finding.Problem(check, $"{key}Fails", ("words", health));
        }

        var migrator = new Migrator(database, clock, NullLogger<Migrator>.Instance);
        if (await migrator.FindVersionAsync(cancellationToken) is not { } before)
        {
            return Finding.Problem(check, $"{key}Fails", ("words", "no database of this bot"));
        }

        await migrator.MigrateAsync(cancellationToken);
        var subscribers = await database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM subscribers"), cancellationToken);
        return before < migrator.Newest
            ? Finding.Note(check, $"{key}ToMigrate", ("version", before), ("known", migrator.Newest), ("subscribers", subscribers))
            : Finding.Good(check, $"{key}Whole", ("subscribers", subscribers));
    }
}
