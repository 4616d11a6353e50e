namespace ChatDigestBot.Storage;

/// <summary>Says loudly when the database's file is no longer where it was: everything goes on then and nothing is kept.</summary>
internal sealed class DatabaseWatch(Database database, TimeProvider clock, ILogger<DatabaseWatch> logger) : BackgroundService
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                LookOnce();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }
}
