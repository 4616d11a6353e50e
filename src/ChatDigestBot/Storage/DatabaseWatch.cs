using ChatDigestBot.Shared;

namespace ChatDigestBot.Storage;

/// <summary>Says loudly when the database's file is no longer where it was: everything goes on then and nothing is kept.</summary>
internal sealed class DatabaseWatch(Database database, TimeProvider clock, ILogger<DatabaseWatch> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private bool _hasMoved;

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

    protected override Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        LookOnce();
        return Task.FromResult<TimeSpan?>(LookEvery);
    }

    protected override TimeSpan RestAfter(int failures) => LookEvery;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.DatabaseNotWatched(exception);

    protected override void SayRecovered() => logger.DatabaseWatchedAgain();
}
