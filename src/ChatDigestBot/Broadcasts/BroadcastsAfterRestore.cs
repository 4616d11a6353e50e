using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>A broadcast that was being planned when the copy was made may have gone out to the rest since: an editor says whether it goes on.</summary>
internal sealed class BroadcastsAfterRestore : IAfterRestore
{
    public Task AfterRestoreAsync(DbSession session, DateTimeOffset now) => BroadcastStore.PauseFillingAsync(session);
}
