using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>A broadcast that was being planned when the copy was made, or was due since, may have gone out: an editor says whether it goes on.</summary>
internal sealed class BroadcastsAfterRestore : IAfterRestore
{
    public Task AfterRestoreAsync(DbSession session, DateTimeOffset now) => BroadcastStore.HoldAfterRestoreAsync(session, now);
}
