using System.Data.Common;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Checkups;

/// <summary>The database: whether it answers and can be written, and whether this program's migrations go through on a copy of it.</summary>
internal sealed class DatabaseCheckup(Database database, Migrator migrator, Rehearsal rehearsal) : ICheckup
{
    private const string Check = "database";

    public async Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken)
    {
        if (database.Options is { IsToBeMade: true, FilePath: { } file })
        {
            return [Finding.Note(Check, "databaseToMake", ("file", file))];
        }

        try
        {
            var version = await migrator.FindVersionAsync(cancellationToken) ?? 0;
            return version > migrator.Newest ? [Finding.Problem(Check, "databaseNewer", ("version", version), ("known", migrator.Newest))]
                : !await CanWriteAsync(cancellationToken) ? [Finding.Problem(Check, "databaseReadOnly")]
                : isThorough && database.Engine == DatabaseEngine.Sqlite ? [await rehearsal.OfDatabaseAsync(database, Check, cancellationToken)]
                : [Finding.Good(Check, "database", ("version", version))];
        }
        catch (DbException)
        {
            return [Finding.Problem(Check, "databaseAway")];
        }
    }

    private async Task<bool> CanWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DatabaseHealthCheck.WriteNothingAsync(database, cancellationToken);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
