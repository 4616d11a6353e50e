using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Shared;

/// <summary>What a health check may find. Programs that ask <c>/health/ready</c> read both its parts.</summary>
/// <param name="Code">From which people are told in their own language: its text is <c>pages.troubles.CODE</c>.</param>
/// <param name="Words">A sentence for whoever reads the answer of the bot itself.</param>
internal sealed record HealthTrouble(string Code, string Words)
{
    /// <summary>Under which the code stands among a check's values.</summary>
    public const string Key = "code";

    /// <summary>People are still served, but somebody should look.</summary>
    public HealthCheckResult Degraded(Dictionary<string, object>? data = null) => HealthCheckResult.Degraded(Words, data: WithCode(data));

    public HealthCheckResult Unhealthy(Dictionary<string, object>? data = null) => HealthCheckResult.Unhealthy(Words, data: WithCode(data));

    private Dictionary<string, object> WithCode(Dictionary<string, object>? data) => new(data ?? []) { [Key] = Code };
}
