using ChatDigestBot.Articles.Sync;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Articles;

/// <summary>Tells how many articles there are and whether a pass runs. Never unhealthy: a first pass of a large store holds nothing back.</summary>
internal sealed class ArticlesHealthCheck(ArticleCatalogue catalogue, IndexingProgress progress) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var counts = await catalogue.CountAsync(cancellationToken);
        return HealthCheckResult.Healthy(data: new Dictionary<string, object>
        {
            ["count"] = counts.Articles,
            ["indexing"] = progress.IsRunning,
            ["done"] = progress.Done,
            ["total"] = progress.Total,
        });
    }
}
