using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Telegram;

/// <summary>Ready once the Bot API has answered; later trouble there does not take the bot off its load balancer.</summary>
internal sealed class BotApiHealthCheck(BotAccount account) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(account.Me is null ? HealthCheckResult.Unhealthy("the Bot API has not answered yet") : HealthCheckResult.Healthy());
}
