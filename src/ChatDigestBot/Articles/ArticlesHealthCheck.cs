using ChatDigestBot.Articles.Sync;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Articles;

/// <summary>Tells how many articles there are and whether more are being read. Never unhealthy: a first pass of a large store holds nothing back, and a store that is away only brings nothing new.</summary>
internal sealed class ArticlesHealthCheck(ArticleCatalogue catalogue, IndexingProgress progress) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var count = await catalogue.CountAllAsync(cancellationToken);
        var data = new Dictionary<string, object>
        {
            ["count"] = count,
            // What was not begun yet is still to be read, whatever the catalogue has from before.
            ["indexing"] = progress.IsRunning || !progress.HasReadAll,
            ["state"] = progress.HasReadAll ? "read" : progress.IsRunning ? "reading" : "not read yet",
            ["done"] = progress.Done,
            ["total"] = progress.Total,
        };
        return progress.Trouble?.Degraded(data) ?? HealthCheckResult.Healthy(data: data);
    }
}
