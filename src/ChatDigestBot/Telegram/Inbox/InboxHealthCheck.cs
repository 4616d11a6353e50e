using ChatDigestBot.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Tells how many updates wait; a full inbox asks Telegram for no more.</summary>
internal sealed class InboxHealthCheck(UpdateDispatcher dispatcher) : IHealthCheck
{
    private static readonly HealthTrouble Full = new("inboxFull", "the inbox is full");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var count = dispatcher.Count;
        var data = new Dictionary<string, object> { ["waiting"] = count };
        return Task.FromResult(count >= UpdateInbox.MaxWaiting ? Full.Degraded(data) : HealthCheckResult.Healthy(data: data));
    }
}
