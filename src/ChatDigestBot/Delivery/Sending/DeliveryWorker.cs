using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Telegram.Pacing;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Sends what the ledger holds, on one node at a time.</summary>
/// <remarks>
/// The node that has the delivery lease sends. When it dies another takes the lease within 15 s and treats what was
/// under way as in doubt; a clean stop waits for answers, hands the lease over and leaves no doubt.
/// </remarks>
internal sealed class DeliveryWorker(
    Database database,
    LeaseStore leases,
    ChatStore chats,
    SubscriberStore subscribers,
    AdminNotices notices,
    PacedApi api,
    DeliveryOptions options,
    DeliveryBell bell,
    UnitTrouble unitTrouble,
    TimeProvider clock,
    ILogger<DeliveryWorker> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan RestAfterFault = TimeSpan.FromSeconds(5);

    private HeldLease? _lease;
    private DeliveryRun? _run;
    private CallLog? _calls;

    /// <summary>Sends everything that may be sent now, if this node leads; returns how many attempts were made.</summary>
    public async Task<int> DeliverOnceAsync(CancellationToken cancellationToken)
    {
        if (_lease is { Lost.IsCancellationRequested: true })
        {
            logger.LeadLost();
            await StepDownAsync();
        }

        if (_run is null && !await TakeLeadAsync(cancellationToken))
        {
            return 0;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lease!.Lost);
        return await _run!.RunAsync(either.Token);
    }

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        await DeliverOnceAsync(cancellationToken);
        return _run?.IdleTime ?? LeaseStore.Duration / 5;
    }

    protected override TimeSpan RestAfter(int failures) => RestAfterFault;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.DeliveryBroke(exception);

    protected override void SayRecovered() => logger.DeliveryGoesOn();

    protected override Task RestAsync(TimeSpan longest, CancellationToken cancellationToken) => bell.WaitAsync(longest, Clock, cancellationToken);

    protected override Task LetGoAsync() => StepDownAsync();

    private async Task<bool> TakeLeadAsync(CancellationToken cancellationToken)
    {
        _lease = await leases.TryHoldAsync(Lease.Delivery, cancellationToken);
        if (_lease is null)
        {
            return false;
        }

        var lease = _lease.Lease;
        logger.Leads(lease.Epoch);
        var queue = new DeliveryQueue(Clock);
        var contents = new ContentCache();
        var writer = new DeliveryLedgerWriter(queue, chats, subscribers, contents, notices, Clock, logger);
        var mark = await database.ReadAsync(DatabaseMark.GetAsync, cancellationToken);
        _calls = CallLog.Open(database.Options, mark.DatabaseId);
        await RecoverAsync(queue, lease.Epoch, cancellationToken);
        _calls?.Start(lease.Epoch);
        _calls?.Advance(mark.Progress);
        var backlog = new DeliveryBacklog(new FairShareReader(database, queue, contents, Clock), api, options, bell, Clock);
        _run = new DeliveryRun(lease, database, writer, backlog, _calls, api, options, bell, unitTrouble, Clock, logger);
        return true;
    }

    private async Task StepDownAsync()
    {
        _run = null;
        _calls?.Dispose();
        _calls = null;
        if (_lease is { } lease)
        {
            _lease = null;
            await lease.DisposeAsync();
        }
    }

    /// <summary>Settles what dead senders left behind; what a living one sends has this or a greater epoch.</summary>
    private Task RecoverAsync(DeliveryQueue queue, long epoch, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var now = Clock.GetUtcNow();
            var settlements = (await queue.FindAbandonedAsync(session, epoch))
                .Select(row => new Settlement
                {
                    Row = row,
                    Epoch = row.Epoch,
                    Disposition = DeliveryPolicy.AfterCrash(row, _calls?.Find(row) ?? new CallTrace.Open(), now),
                    HasStories = true, // if its content has any
                })
                .ToList();
            if (settlements.Count > 0)
            {
                await queue.SettleAsync(session, settlements);
                logger.RecoveredAfterCrash(
                    settlements.Count,
                    settlements.Count(one => one.State == DeliveryState.Sent),
                    settlements.Count(one => one.Disposition is Disposition.Retry { IsUnanswered: false }),
                    settlements.Count(one => one.Disposition is Disposition.Retry { IsUnanswered: true }),
                    settlements.Count(one => one.State == DeliveryState.InDoubt));
            }
        },
        cancellationToken);
}
