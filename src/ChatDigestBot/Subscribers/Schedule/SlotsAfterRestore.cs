using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Digests whose hour has passed since the copy was made were given then.</summary>
internal sealed class SlotsAfterRestore(DueSubscriberStore dueSubscribers) : IAfterRestore
{
    public async Task AfterRestoreAsync(DbSession session, DateTimeOffset now)
    {
        await DueSubscriberStore.AdoptMergedAsync(session);
        foreach (var ids in await DueSubscriberStore.ListDueAsync(session, now))
        {
            // Taking a slot without planning its digest is to leave it out.
            await DueSubscriberStore.MoveOnAsync(session, await dueSubscribers.ReadAsync(session, ids, now), now);
        }
    }
}
