using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Broadcasts;

/// <summary>What can be done about a broadcast that has begun, for the chat and for pages. Every act stands in the audit log with the state before.</summary>
internal sealed class BroadcastControls(Database database, DeliveryLedger ledger, BroadcastBell bell, UnitTrouble trouble, DeliveryOptions pace, TimeProvider clock)
{
    /// <summary>Lets nothing more of it go out for the time being.</summary>
    public Task<bool> PauseAsync(long id, long editor, CancellationToken cancellationToken) => ChangeAsync(
        id, editor, "pause", async (session, _) => await HoldAsync(session, id, await BroadcastStore.PauseAsync(session, id, reason: null)), cancellationToken);

    /// <summary>Calls off the rest: whoever has it has it, nobody else gets it.</summary>
    public Task<bool> StopAsync(long id, long editor, CancellationToken cancellationToken) => ChangeAsync(
        id, editor, "call off the rest", async (session, _) => await HoldAsync(session, id, await BroadcastStore.StopAsync(session, id)), cancellationToken);

    /// <summary>Goes on with a paused one where it was.</summary>
    public Task<bool> ResumeAsync(long id, long editor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        editor,
        "go on",
        async (session, broadcast) =>
        {
            if (await BroadcastStore.ResumeAsync(session, id) == 0)
            {
                return false;
            }

            trouble.Forget(broadcast.Unit);
            await DeliveryLedger.ReleaseAsync(session, broadcast.Unit);
            await ledger.PlanHeldAgainAsync(session, broadcast.Unit);
            return true;
        },
        cancellationToken);

    /// <summary>Tries once more those that failed, and only those.</summary>
    public Task<bool> RetryAsync(long id, long editor, CancellationToken cancellationToken) =>
        SendAgainAsync(id, editor, "retry the failed", ledger.RetryFailedAsync, cancellationToken);

    /// <summary>Sends again what is in doubt: an editor's word that twice is better than not at all.</summary>
    public Task<bool> ResendAsync(long id, long editor, CancellationToken cancellationToken) =>
        SendAgainAsync(id, editor, "send the unconfirmed again", ledger.ResendInDoubtAsync, cancellationToken);

    /// <summary>Leaves what is in doubt as it is.</summary>
    public Task<bool> LeaveAsync(long id, long editor, CancellationToken cancellationToken) => ChangeAsync(
        id, editor, "leave the unconfirmed", async (session, broadcast) => await DeliveryLedger.LeaveInDoubtAsync(session, broadcast.Unit) > 0, cancellationToken);

    /// <summary>It pauses by itself.</summary>
    /// <param name="reason">A fixed code.</param>
    public async Task<bool> PauseItselfAsync(DbSession session, Broadcast broadcast, string reason) =>
        await HoldAsync(session, broadcast.Id, await BroadcastStore.PauseAsync(session, broadcast.Id, reason));

    /// <summary>How far it is; null where there is none.</summary>
    public Task<BroadcastReport?> ReportAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await BroadcastStore.FindAsync(session, id) is { } broadcast ? await ReportAsync(session, broadcast) : null, cancellationToken);

    /// <summary>The last ones, newest first.</summary>
    public Task<List<BroadcastReport>> ListAsync(int limit, int skip, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var reports = new List<BroadcastReport>();
            var waiting = await DeliveryLedger.CountWaitingAsync(session);
            foreach (var broadcast in await BroadcastStore.ListAsync(session, limit, skip))
            {
                reports.Add(await ReportAsync(session, broadcast, await DeliveryLedger.CountAsync(session, broadcast.Unit), waiting));
            }

            return reports;
        },
        cancellationToken);

    /// <param name="session">Reads only.</param>
    /// <param name="broadcast">As it stands.</param>
    /// <param name="counts">Of its messages, where the caller has counted them: that looks at every row.</param>
    public async Task<BroadcastReport> ReportAsync(DbSession session, Broadcast broadcast, UnitCounts? counts = null) =>
        await ReportAsync(session, broadcast, counts ?? await DeliveryLedger.CountAsync(session, broadcast.Unit), await DeliveryLedger.CountWaitingAsync(session));

    /// <summary>Plans messages of a unit again in the caller's transaction, and lets the broadcast it may belong to count and report until they too have come to an end. Returns how many; who calls rings afterwards.</summary>
    /// <remarks>What was taken back does not go out again.</remarks>
    public async Task<int> SendAgainAsync(DbSession session, string unit, Func<Task<int>> planAgain)
    {
        var broadcast = DeliveryUnit.BroadcastOf(unit) is { } id ? await BroadcastStore.FindAsync(session, id) : null;
        var count = broadcast?.RecalledAt is null ? await planAgain() : 0;
        if (count > 0)
        {
            trouble.Forget(unit);
            if (broadcast is not null && await BroadcastStore.ReopenAsync(session, broadcast.Id) > 0)
            {
                // Where the rest was called off, these are sent all the same.
                await DeliveryLedger.ReleaseAsync(session, unit);
            }
        }

        return count;
    }

    public void Ring()
    {
        ledger.Ring();
        bell.Ring();
    }

    private async Task<BroadcastReport> ReportAsync(DbSession session, Broadcast broadcast, UnitCounts counts, IReadOnlyDictionary<long, long> waiting) => new(
        broadcast,
        counts,
        counts.Failed == 0 ? [] : await ReasonCount.OfUnitAsync(session, broadcast.Unit),
        BroadcastForecast.Duration(counts.Open, waiting, pace.MessagesPerSecond, broadcast.Lane));

    private Task<bool> SendAgainAsync(long id, long editor, string act, Func<DbSession, string, Task<int>> planAgain, CancellationToken cancellationToken) => ChangeAsync(
        id,
        editor,
        act,
        async (session, broadcast) => await SendAgainAsync(session, broadcast.Unit, () => planAgain(session, broadcast.Unit)) > 0,
        cancellationToken);

    // The broadcast first: on PostgreSQL that waits for a batch which is being planned, so that none of it is missed.
    private async Task<bool> HoldAsync(DbSession session, long id, int changed)
    {
        if (changed > 0)
        {
            await ledger.HoldAsync(session, DeliveryUnit.OfBroadcast(id));
        }

        return changed > 0;
    }

    private async Task<bool> ChangeAsync(long id, long editor, string act, Func<DbSession, Broadcast, Task<bool>> change, CancellationToken cancellationToken)
    {
        var isDone = await database.WriteAsync(
            async session =>
            {
                if (await BroadcastStore.FindAsync(session, id) is not { } broadcast || !await change(session, broadcast))
                {
                    return false;
                }

                await AuditLog.AddAsync(session, clock.GetUtcNow(), editor, BroadcastDesk.Act(broadcast, act) with { Was = broadcast.State.LowerName() });
                return true;
            },
            cancellationToken);
        Ring();
        return isDone;
    }
}

/// <summary>A broadcast and how far it is.</summary>
/// <param name="Broadcast">As it stands.</param>
/// <param name="Counts">Of its messages.</param>
/// <param name="Reasons">Why some failed, the most frequent first.</param>
/// <param name="Left">How long the rest will take.</param>
internal sealed record BroadcastReport(Broadcast Broadcast, UnitCounts Counts, IReadOnlyList<ReasonCount> Reasons, TimeSpan Left);
