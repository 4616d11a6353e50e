using ChatDigestBot.Shared;

namespace ChatDigestBot.Broadcasts.Running;

/// <summary>Fills the ledger with confirmed broadcasts and reports how far they are.</summary>
/// <remarks>Two nodes may both run it: a batch is planned by one, a report shown by one. A crash loses at most a report's few seconds.</remarks>
internal sealed class BroadcastWorker(
    BroadcastFiller filler, BroadcastGuard guard, BroadcastReporter reporter, BroadcastBell bell, TimeProvider clock, ILogger<BroadcastWorker> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // The bell rings when there is something; this is for what another node began and could not end.
    private static readonly TimeSpan LookWhenIdle = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RestAfterFault = TimeSpan.FromSeconds(10);

    // Two rounds at once would both show the last report.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>One round: plans what is to be planned, reports what is due. Returns whether any broadcast is open.</summary>
    public async Task<bool> WorkOnceAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await filler.FillOnceAsync(cancellationToken);
            await guard.WatchOnceAsync(cancellationToken);
            return await reporter.ReportOnceAsync(cancellationToken) > 0;
        }
        finally
        {
            _turn.Release();
        }
    }

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken) =>
        await WorkOnceAsync(cancellationToken) ? LookEvery : LookWhenIdle;

    protected override TimeSpan RestAfter(int failures) => RestAfterFault;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.BroadcastsBroke(exception);

    protected override void SayRecovered() => logger.BroadcastsGoOn();

    protected override Task RestAsync(TimeSpan longest, CancellationToken cancellationToken) => bell.WaitAsync(longest, Clock, cancellationToken);
}
