using ChatDigestBot.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Tells how many updates wait; a full inbox asks Telegram for no more, and one that cannot be written keeps everybody waiting.</summary>
/// <remarks>The database may still take a small change where its disk is full, in what is left of its log.</remarks>
internal sealed class InboxHealthCheck(UpdateDispatcher dispatcher, UpdateInbox inbox) : IHealthCheck
{
    private static readonly HealthTrouble Full = new("inboxFull", "the inbox is full");

    private static readonly HealthTrouble Unwritable = new("inboxUnwritable", "what people say cannot be written down");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var count = dispatcher.Count;
        var data = new Dictionary<string, object> { ["waiting"] = count };
        return Task.FromResult(inbox.IsUnwritable ? Unwritable.Unhealthy(data) : count >= UpdateInbox.MaxWaiting ? Full.Degraded(data) : HealthCheckResult.Healthy(data: data));
    }
}
