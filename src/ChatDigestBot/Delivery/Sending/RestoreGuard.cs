using System.Data.Common;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Notices at the start that the database is an older copy that was put back, and lets nothing of it go out again without a word.</summary>
/// <remarks>
/// A copy made by <c>backup</c> says so itself. Of a file that was copied otherwise the log of calls beside the database knows better how far it had come.
/// A PostgreSQL database lives elsewhere once it was restored from a dump. A disk that is put back whole, with all its files, cannot be told.
/// </remarks>
internal sealed class RestoreGuard(
    Database database, IEnumerable<IAfterRestore> parts, AdminNotices notices, TimeProvider clock, ILogger<RestoreGuard> logger)
{
    /// <summary>Call it when the schema is there and before anything is planned or sent. Returns whether it was a copy.</summary>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var beside = CallLog.FindMark(database.Options);
        var home = await FindHomeAsync(cancellationToken);
        var wasCopy = await database.WriteAsync(session => CheckAsync(session, beside, home), cancellationToken);
        if (wasCopy)
        {
            // Killed before the sender begins its own, the next start must not take this database for a copy once more.
            var mark = await database.ReadAsync(DatabaseMark.GetAsync, cancellationToken);
            using var calls = CallLog.Open(database.Options, mark.DatabaseId);
            calls?.Start(epoch: 0);
            calls?.Advance(mark.Progress);
        }

        return wasCopy;
    }

    private async Task<bool> CheckAsync(DbSession session, (long DatabaseId, long Progress)? beside, string? home)
    {
        var mark = await DatabaseMark.GetAsync(session);
        if (FindReason(mark, beside, home) is not { } reason)
        {
            if (home is not null && mark.Home is null)
            {
                await DatabaseMark.SetHomeAsync(session, home);
            }

            return false;
        }

        var now = clock.GetUtcNow();
        foreach (var part in parts)
        {
            await part.AfterRestoreAsync(session, now);
        }

        await DatabaseMark.BeginAgainAsync(session, home);
        var inDoubt = await session.ScalarAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'indoubt' AND reason = @Reason", new { LedgerAfterRestore.Reason });
        await notices.PlanAsync(session, "restored", now, ("count", inDoubt));
        logger.Restored(reason, inDoubt);
        return true;
    }

    private static string? FindReason(DatabaseMark mark, (long DatabaseId, long Progress)? beside, string? home) => (beside, mark) switch
    {
        (_, { CopiedAt: not null }) => "it is a copy that \"backup\" made",
        ({ } file, _) when file.DatabaseId != mark.DatabaseId => "the file of calls beside it belongs to another one",
        ({ } file, _) when file.Progress > mark.Progress => "the file of calls beside it has come further",
        _ when home is not null && mark.Home is not null && home != mark.Home => "it lives on another server or under another number",
        _ => null,
    };

    // Which server it is, and which of its databases: a dump brought back is another one.
    private async Task<string?> FindHomeAsync(CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return null;
        }

        try
        {
            return await database.ReadAsync(
                session => session.ScalarAsync<string>(
                    "SELECT (SELECT system_identifier FROM pg_control_system()) || ':' || (SELECT oid FROM pg_database WHERE datname = current_database())"),
                cancellationToken);
        }
        catch (DbException)
        {
            return null; // the server does not tell everybody who it is
        }
    }
}
