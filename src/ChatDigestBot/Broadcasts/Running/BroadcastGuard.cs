using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts.Running;

/// <summary>Pauses a broadcast that fails too often, and tells the admins.</summary>
internal sealed class BroadcastGuard(Database database, BroadcastControls controls, UnitTrouble trouble, AdminNotices notices, TimeProvider clock, ILogger<BroadcastGuard> logger)
{
    public const string Reason = "failures";

    /// <summary>Looks at what is under way; returns those it has paused.</summary>
    public async Task<IReadOnlyList<Broadcast>> WatchOnceAsync(CancellationToken cancellationToken)
    {
        var paused = new List<Broadcast>();
        foreach (var broadcast in await database.ReadAsync(BroadcastStore.ListOpenAsync, cancellationToken))
        {
            if (trouble.IsTooMuch(broadcast.Unit) && await database.WriteAsync(session => PauseAsync(session, broadcast), cancellationToken))
            {
                logger.BroadcastPausedItself(broadcast.Id);
                paused.Add(broadcast with { State = BroadcastState.Paused, PauseReason = Reason });
            }
        }

        return paused;
    }

    private async Task<bool> PauseAsync(DbSession session, Broadcast broadcast)
    {
        if (!await controls.PauseItselfAsync(session, broadcast, Reason))
        {
            return false;
        }

        await notices.PlanAsync(session, "broadcastPaused", clock.GetUtcNow(), ("id", broadcast.Id), ("percent", 100 / (UnitTrouble.Window / UnitTrouble.MostFailures)));
        return true;
    }
}
