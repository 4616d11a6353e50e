using ChatDigestBot.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Telegram;

/// <summary>Not ready until the Bot API has answered; later trouble there is told with the moment it began, and does not take the bot off its load balancer.</summary>
internal sealed class BotApiHealthCheck(BotAccount account, BotApiState state) : IHealthCheck
{
    private static readonly HealthTrouble NotYet = new("notYet", "Telegram has not answered yet");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Judge());

    private HealthCheckResult Judge()
    {
        var trouble = state.Trouble;
        var data = trouble is null ? null : new Dictionary<string, object> { ["since"] = trouble.Since };
        return account.Me is null ? (trouble?.Kind ?? NotYet).Unhealthy(data)
            : trouble is null ? HealthCheckResult.Healthy()
            : trouble.Kind.Degraded(data);
    }
}
