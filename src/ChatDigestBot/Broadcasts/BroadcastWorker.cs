namespace ChatDigestBot.Broadcasts;

/// <summary>Fills the ledger with confirmed broadcasts and reports how far they are.</summary>
/// <remarks>Two nodes may both run it: a batch is planned by one, a report shown by one. A crash loses at most a report's few seconds.</remarks>
internal sealed class BroadcastWorker(BroadcastFiller filler, BroadcastReporter reporter, TimeProvider clock, ILogger<BroadcastWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RestAfterFault = TimeSpan.FromSeconds(10);

    /// <summary>One round: plans what is to be planned, reports what is due.</summary>
    public async Task WorkOnceAsync(CancellationToken cancellationToken)
    {
        await filler.FillOnceAsync(cancellationToken);
        await reporter.ReportOnceAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var rest = LookEvery;
            try
            {
                await WorkOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.BroadcastsBroke(exception);
                rest = RestAfterFault;
            }

            try
            {
                await Task.Delay(rest, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
