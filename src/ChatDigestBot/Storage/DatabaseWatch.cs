using System.Diagnostics;
using ChatDigestBot.Shared;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Storage;

/// <summary>Says loudly when the database's file is no longer where it was: everything goes on then and nothing is kept. Where a backup was written over it, the program ends.</summary>
/// <remarks>
/// A backup belongs in the place of the file while no bot runs. Written over an open one, it would get pages of the log beside it sooner or later, at the latest with a clean end,
/// and be worth nothing any more; killed, the bot leaves it whole, and the next start says what to move away.
/// </remarks>
internal sealed class DatabaseWatch(Database database, TimeProvider clock, ILogger<DatabaseWatch> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // The line in the log gets out before.
    private static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(200);

    private bool _hasMoved;
    private SqliteConnection? _own;
    private bool _keepsLog;

    /// <summary>Ends the program without a further word to the database.</summary>
    public Action Kill { get; init; } = static () => Process.GetCurrentProcess().Kill();

    /// <summary>One look; logs when something has changed since the one before.</summary>
    public void LookOnce()
    {
        var hasMoved = database.HasMoved;
        if (hasMoved != _hasMoved)
        {
            _hasMoved = hasMoved;
            if (hasMoved)
            {
                logger.DatabaseMoved(database.Options.FilePath);
            }
            else
            {
                logger.DatabaseIsBack(database.Options.FilePath);
            }
        }
    }

    /// <summary>One look into the file itself; true where the program was ended.</summary>
    public async Task<bool> LookInsideAsync(CancellationToken cancellationToken)
    {
        if (database.Engine != DatabaseEngine.Sqlite)
        {
            return false;
        }

        if (_own is null)
        {
            _own = (SqliteConnection)await database.OpenAsync(cancellationToken);
            // On a file system that cannot share memory there is no log, and the bot's own file looks like a backup.
            _keepsLog = await new DbSession(database.Engine, _own, null, cancellationToken).ScalarAsync<string>("PRAGMA journal_mode") == "wal";
        }

        if (!_keepsLog || !SqliteFile.IsWrittenOver(_own))
        {
            return false;
        }

        logger.DatabaseWrittenOver(database.Options.FilePath);
        await Task.Delay(LastWord, Clock, cancellationToken);
        Kill();
        return true;
    }

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        LookOnce();
        return await LookInsideAsync(cancellationToken) ? null : LookEvery;
    }

    protected override async Task LetGoAsync()
    {
        if (_own is { } own)
        {
            _own = null;
            await own.DisposeAsync();
        }
    }

    protected override TimeSpan RestAfter(int failures) => LookEvery;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.DatabaseNotWatched(exception);

    protected override void SayRecovered() => logger.DatabaseWatchedAgain();
}
