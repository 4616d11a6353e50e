using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Writes outcomes and beginnings in one transaction, with what follows for chats and contents.</summary>
internal sealed class DeliveryLedgerWriter(
    DeliveryQueue queue, ChatStore chats, SubscriberStore subscribers, ContentCache contents, TimeProvider clock, ILogger logger)
{
    /// <param name="session">The transaction.</param>
    /// <param name="lease">Without it nothing new is begun; outcomes count all the same.</param>
    /// <param name="settlements">What became of rows.</param>
    /// <param name="next">About to be sent.</param>
    /// <param name="isRepeated">The same was written before, and nobody knows whether it was committed.</param>
    public async Task<LedgerWrite> WriteAsync(
        DbSession session, Lease lease, IReadOnlyList<Settlement> settlements, IReadOnlyList<DeliveryRow> next, bool isRepeated)
    {
        await queue.SettleAsync(session, settlements);
        foreach (var settlement in settlements)
        {
            await TreatAsync(session, settlement);
        }

        var nextParts = await queue.FindNextPartsAsync(
            session, [.. settlements.Where(one => one.State == DeliveryState.Sent && one.Row.Part < one.Row.Parts).Select(one => one.Row)]);
        if (next.Count == 0 || !await LeaseStore.IsCurrentAsync(session, lease))
        {
            return new LedgerWrite(new Dictionary<long, LoadedContent>(), nextParts);
        }

        await contents.LoadAsync(session, next.Select(row => row.ContentId));
        var begun = await queue.MarkSendingAsync(session, next, lease.Epoch, isRepeated);
        return new LedgerWrite(next.Where(row => begun.Contains(row.Id)).ToDictionary(row => row.Id, row => contents.Get(row.ContentId)), nextParts);
    }

    private async Task TreatAsync(DbSession session, Settlement settlement)
    {
        var row = settlement.Row;
        switch (settlement.Disposition)
        {
            case Disposition.Suspend suspend:
                await SuspendAsync(session, row, suspend.Reason);
                break;
            case Disposition.Move move:
                await chats.MigrateAsync(session, row.TelegramId, move.ToChatId, clock.GetUtcNow());
                logger.ChatMoved(row.ChatId);
                break;
            case Disposition.Simplify simplify when await contents.SimplifyAsync(session, row.ContentId, simplify.Form):
                logger.ContentSimplified(row.ContentId, simplify.Description);
                break;
            case Disposition.Abandon abandon when settlement.WasTried:
                logger.DeliveryFailed(row.Id, abandon.Reason);
                break;
            case Disposition.InDoubt doubt:
                logger.DeliveryInDoubt(row.Id, doubt.Reason);
                break;
        }
    }

    private async Task SuspendAsync(DbSession session, DeliveryRow row, string reason)
    {
        var now = clock.GetUtcNow();
        if (ChatTreatment.Of(reason) is { } reachability)
        {
            if (await chats.SetReachabilityAsync(session, row.ChatId, reachability, now))
            {
                logger.ChatSuspended(row.ChatId, reason);
            }
        }
        else
        {
            // The forum topic is gone: its digests rest until somebody there says otherwise.
            await subscribers.ChangeAsync(session, row.Target, subscriber => subscriber with { PausedUntil = Subscriber.Forever }, now);
        }
    }
}

/// <param name="Begun">What may be sent now, by row.</param>
/// <param name="NextParts">Parts whose turn has come since the one before was sent.</param>
internal sealed record LedgerWrite(IReadOnlyDictionary<long, LoadedContent> Begun, List<DeliveryRow> NextParts);
