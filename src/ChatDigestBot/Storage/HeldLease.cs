using System.Data.Common;

namespace ChatDigestBot.Storage;

/// <summary>A lease that renews itself until disposed; <see cref="Lost"/> is cancelled when somebody else took it.</summary>
internal sealed class HeldLease : IAsyncDisposable
{
    private readonly LeaseStore _leases;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _renewing;
    private int _isReleased;

    public HeldLease(LeaseStore leases, Lease lease, TimeProvider clock)
    {
        _leases = leases;
        _clock = clock;
        Lease = lease;
        _renewing = RenewAsync();
    }

    public Lease Lease { get; }

    public CancellationToken Lost => _lost.Token;

    /// <summary>Gives the lease back; more than once is as once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 1)
        {
            return;
        }

        await _disposed.CancelAsync();
        await _renewing;
        try
        {
            await _leases.ReleaseAsync(Lease, CancellationToken.None);
        }
        catch (DbException)
        {
            // The database is away: the lease runs out by itself.
        }

        _disposed.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(LeaseStore.Duration / 3, _clock);
        var failedRenewals = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_disposed.Token))
            {
                try
                {
                    if (!await _leases.RenewAsync(Lease, _disposed.Token))
                    {
                        break;
                    }

                    failedRenewals = 0;
                }
                catch (DbException) when (++failedRenewals < 3)
                {
                    // Still ours by the clock; the next tick tries again.
                }
            }
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            return; // disposed by its holder
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or ObjectDisposedException or InvalidOperationException or OperationCanceledException or IOException)
        {
            // Whatever ended the renewal, the lease runs out: its holder must know.
        }

        await _lost.CancelAsync();
    }
}
