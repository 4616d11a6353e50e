using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Storage;

/// <summary>Ready once the schema is there and answers.</summary>
internal sealed class DatabaseHealthCheck(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (database.HasMoved)
        {
            return HealthCheckResult.Unhealthy("the database file was moved, deleted or replaced");
        }

        try
        {
            var version = await database.ReadAsync(session => session.ScalarAsync<int>("SELECT MAX(version) FROM schema_migrations"), cancellationToken);
            return HealthCheckResult.Healthy(data: new Dictionary<string, object> { ["engine"] = database.Engine.ToString(), ["schema"] = version });
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }
}
