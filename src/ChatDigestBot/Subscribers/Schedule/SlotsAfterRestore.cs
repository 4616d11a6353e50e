using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Digests whose hour has passed since the copy was made were given then.</summary>
internal sealed class SlotsAfterRestore(DueSubscriberStore dueSubscribers) : IAfterRestore
{
    public async Task AfterRestoreAsync(DbSession session, DateTimeOffset now)
    {
        await dueSubscribers.AdoptMergedAsync(session, now);
        // Of an old copy the slot after the first one has passed too.
        while (await DueSubscriberStore.ListDueAsync(session, now) is { Count: > 0 } batches)
        {
            foreach (var ids in batches)
            {
                // Taking a slot without planning its digest is to leave it out.
                await DueSubscriberStore.MoveOnAsync(session, await dueSubscribers.ReadAsync(session, ids, now), now);
            }
        }
    }
}
