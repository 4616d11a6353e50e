using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Updates that waited when the copy was made were handled then: what they asked for is not done a second time.</summary>
internal sealed class InboxAfterRestore : IAfterRestore
{
    public Task AfterRestoreAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync("UPDATE inbox SET state = 1, reason = 'restored', body = NULL WHERE state = 0");
}
