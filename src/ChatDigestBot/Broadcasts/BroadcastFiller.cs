using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>Turns a confirmed broadcast into ledger rows, a few hundred a transaction; killed anywhere it goes on where it was.</summary>
internal sealed class BroadcastFiller(Database database, DeliveryLedger ledger, TimeProvider clock)
{
    public const int BatchSize = 500;

    /// <summary>Plans until no broadcast is left to fill; returns how many chats were added.</summary>
    public async Task<int> FillOnceAsync(CancellationToken cancellationToken)
    {
        var added = 0;
        while (await database.WriteInBulkAsync(FillBatchAsync, cancellationToken) is { } batch)
        {
            added += batch;
            ledger.Ring();
        }

        return added;
    }

    private async Task<int?> FillBatchAsync(DbSession session)
    {
        if (await BroadcastStore.LockFillingAsync(session) is not { } broadcast)
        {
            return null;
        }

        var members = await BroadcastAudience.ListAsync(session, broadcast.FilledTo ?? long.MinValue, BatchSize);
        var now = clock.GetUtcNow();
        await ledger.PlanAsync(
            session,
            [
                .. members.Select(target => new DeliveryUnit
                {
                    Kind = DeliveryKind.Broadcast,
                    Name = broadcast.Unit,
                    Lane = DeliveryUnit.BroadcastLane(broadcast.Id),
                    Target = target,
                    Contents = broadcast.Contents,
                    NotBefore = now,
                }),
            ]);
        if (members.Count > 0)
        {
            await BroadcastStore.FilledAsync(session, broadcast.Id, members[^1].ChatId, members.Count);
        }

        if (members.Count < BatchSize)
        {
            await BroadcastStore.FillEndedAsync(session, broadcast.Id);
        }

        return members.Count;
    }
}
