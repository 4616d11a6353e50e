using ChatDigestBot.Storage;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Alerts that waited when the copy was made were told then.</summary>
internal sealed class AlertsAfterRestore : IAfterRestore
{
    public Task AfterRestoreAsync(DbSession session, DateTimeOffset now) => AlertStore.ForgetWaitingAsync(session);
}
