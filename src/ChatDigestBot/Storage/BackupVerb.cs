using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Shared;
using Dapper;

namespace ChatDigestBot.Storage;

/// <summary>Writes a consistent copy of a SQLite database, also while the bot runs.</summary>
internal sealed class BackupVerb : Verb
{
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

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Written beside and moved, so that a file of that name is always a whole copy.
        var unfinished = file + ".new";
        File.Delete(unfinished);
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            await connection.ExecuteAsync(new CommandDefinition("VACUUM INTO @unfinished", new { unfinished }, commandTimeout: 0, cancellationToken: cancellationToken));
        }

        File.Move(unfinished, file);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Wrote {file} ({new FileInfo(file).Length:N0} bytes)."));
        return 0;
    }
}
