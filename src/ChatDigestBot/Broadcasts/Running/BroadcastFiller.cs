using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts.Running;

/// <summary>Turns a confirmed broadcast into ledger rows, a few hundred a transaction; killed anywhere it goes on where it was.</summary>
internal sealed class BroadcastFiller(Database database, DeliveryLedger ledger, ArrivedMessages arrived, TimeProvider clock)
{
    public const int BatchSize = 500;

    /// <summary>Plans until no broadcast is left to fill; returns how many chats were added.</summary>
    public async Task<int> FillOnceAsync(CancellationToken cancellationToken)
    {
        // Asking costs no writer its turn: broadcasts are rare, and this is asked for ever.
        if (!await database.ReadAsync(BroadcastStore.IsAnyFillingAsync, cancellationToken))
        {
            return 0;
        }

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

        var (last, added) = broadcast.Act == BroadcastAct.Send ? await PlanAsync(session, broadcast) : await PlanChangeAsync(session, broadcast);
        if (last is { } filledTo)
        {
            await BroadcastStore.FilledAsync(session, broadcast.Id, filledTo, added);
        }
        else
        {
            await BroadcastStore.FillEndedAsync(session, broadcast.Id);
        }

        return added;
    }

    private async Task<(long? Last, int Added)> PlanAsync(DbSession session, Broadcast broadcast)
    {
        var now = clock.GetUtcNow();
        // Who was active is asked as of its beginning, so that a long pause leaves nobody out.
        var members = await AudienceStore.ListAsync(session, broadcast.Audience, broadcast.CreatedAt, broadcast.FilledTo ?? long.MinValue, BatchSize);
        await ledger.PlanAsync(
            session,
            [
                .. members.Select(target => new DeliveryUnit
                {
                    Kind = DeliveryKind.Broadcast,
                    Name = broadcast.Unit,
                    Lane = broadcast.Lane,
                    Target = target,
                    Contents = broadcast.Contents,
                    NotBefore = now,
                }),
            ]);
        return members.Count == 0 ? (null, 0) : (members[^1].ChatId, members.Count);
    }

    private async Task<(long? Last, int Added)> PlanChangeAsync(DbSession session, Broadcast broadcast)
    {
        var change = new MessageChange
        {
            Kind = broadcast.Act == BroadcastAct.Recall ? DeliveryKind.Recall : DeliveryKind.Correction,
            Name = broadcast.Unit,
            Lane = broadcast.Lane,
            About = DeliveryUnit.OfBroadcast(broadcast.AboutId ?? 0),
            Contents = broadcast.Contents,
            SentSince = BroadcastDesk.SentSince(broadcast, broadcast.CreatedAt),
        };
        return await arrived.PlanNextAsync(session, change, broadcast.FilledTo ?? long.MinValue, BatchSize) is var (last, added) ? (last, added) : (null, 0);
    }
}
