using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Tells how many updates wait; a full inbox asks Telegram for no more.</summary>
internal sealed class InboxHealthCheck(UpdateDispatcher dispatcher) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var count = dispatcher.Count;
        var data = new Dictionary<string, object> { ["waiting"] = count };
        return Task.FromResult(count >= UpdateInbox.MaxWaiting ? HealthCheckResult.Degraded("the inbox is full", data: data) : HealthCheckResult.Healthy(data: data));
    }
}
