using System.Threading.Channels;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Wakes the sender of this process: there is news in the ledger, or a call has ended. Other nodes' plans it finds by looking.</summary>
internal sealed class DeliveryBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _news;

    /// <summary>Something was planned.</summary>
    public void Ring()
    {
        Volatile.Write(ref _news, 1);
        Nudge();
    }

    /// <summary>A call has ended.</summary>
    public void Nudge() => _rings.Writer.TryWrite(true);

    /// <summary>Whether something was planned since this was last asked.</summary>
    public bool TakeNews() => Interlocked.Exchange(ref _news, 0) == 1;

    /// <summary>True when woken, also by what came before; false when the time is over or the caller gave up.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_rings.Reader.TryRead(out _))
        {
            return true;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ring = _rings.Reader.WaitToReadAsync(ended.Token).AsTask();
        await Task.WhenAny(ring, Task.Delay(atMost, clock, ended.Token));
        await ended.CancelAsync();
        return _rings.Reader.TryRead(out _);
    }
}
