using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using ChatDigestBot.Shared;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Storage;

/// <summary>Writes a consistent copy of a SQLite database, also while the bot runs.</summary>
internal sealed class BackupVerb : Verb
{
    // SQLITE_FULL of sqlite3.h: reading the database needs no room, so it is the copy's disk.
    private const int Full = 13;

    private readonly Argument<string> _file = new("FILE") { Description = "The file to write; it must not exist yet" };

    public BackupVerb()
        : base("backup", "Write a consistent copy of a running SQLite database")
    {
        Add(_file);
    }

    public override SchemaNeed Schema => SchemaNeed.None;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        var file = Path.GetFullPath(arguments.GetRequiredValue(_file));
        if (database.Engine == DatabaseEngine.Postgres)
        {
            throw new VerbException("This database is PostgreSQL: make the copy with pg_dump --format=custom, which also works while the bot runs.", exitCode: 2);
        }

        if (Path.Exists(file))
        {
            throw new VerbException($"{file} exists already: name a new file.", exitCode: 2);
        }

        if (!File.Exists(database.Options.FilePath))
        {
            throw new VerbException($"There is no database at {database.Options.FilePath} yet.", exitCode: 2);
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        try
        {
            await CopyAsync(connection, file, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        }
        catch (Exception exception) when (InWords(exception, file) is { } sentence)
        {
            throw new VerbException(sentence, exitCode: 2);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Wrote {file} ({new FileInfo(file).Length:N0} bytes)."));
        return 0;
    }

    /// <summary>Why no copy was written, where that lies with its place; null where it lies with the database.</summary>
    internal static string? InWords(Exception exception, string file) => exception switch
    {
        SqliteException { SqliteErrorCode: Full } => $"There is no room for the copy {file}: free some, or name a file on another disk.",
        IOException or UnauthorizedAccessException => $"The copy {file} cannot be written: {exception.Message}",
        _ => null,
    };

    private static async Task CopyAsync(DbConnection database, string file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Written beside and moved, so that a file of that name is always a whole copy.
        var unfinished = file + ".new";
        File.Delete(unfinished);
        PrivateFile.Create(unfinished);
        try
        {
            await database.ExecuteAsync(new CommandDefinition("VACUUM INTO @unfinished", new { unfinished }, commandTimeout: 0, cancellationToken: cancellationToken));
            await MarkAsync(unfinished, now, cancellationToken);
            File.Move(unfinished, file);
        }
        catch
        {
            File.Delete(unfinished); // half a copy is of no use, and takes the room that may be what is missing
            throw;
        }
    }

    // A copy says that it is one, so that a bot that starts on it knows; and it carries nothing that opens the console.
    private static async Task MarkAsync(string file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var options = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        await using var copy = new SqliteConnection(options.ToString());
        await copy.OpenAsync(cancellationToken);
        await copy.ExecuteAsync(new CommandDefinition(
            """
            PRAGMA journal_mode = DELETE;
            PRAGMA secure_delete = ON;
            BEGIN;
            DELETE FROM protection_keys;
            DELETE FROM sign_in_keys;
            DELETE FROM console_sessions;
            UPDATE database_marks SET copied_at = @now;
            COMMIT;
            """,
            new { now },
            cancellationToken: cancellationToken));
    }
}
