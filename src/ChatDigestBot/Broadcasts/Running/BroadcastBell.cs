using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Broadcasts.Running;

/// <summary>Wakes this node's worker when an editor has begun or changed a broadcast.</summary>
internal sealed class BroadcastBell
{
    private readonly DeliveryBell _bell = new();

    public void Ring() => _bell.Nudge();

    public Task<bool> WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken) => _bell.WaitAsync(atMost, clock, cancellationToken);
}
