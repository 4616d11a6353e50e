using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Storage;

/// <summary>Ready while the schema is there, answers, and can be written: a full or read-only disk keeps everything from being confirmed.</summary>
internal sealed class DatabaseHealthCheck(Database database, TimeProvider clock) : IHealthCheck
{
    /// <summary>Anybody may ask, and each trial is a write to the disk.</summary>
    public static readonly TimeSpan TriedEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private Task<bool> _trial = Task.FromResult(true);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (database.HasMoved)
        {
            return HealthCheckResult.Unhealthy("the database file was moved, deleted or replaced");
        }

        try
        {
            var version = await database.ReadAsync(session => session.ScalarAsync<int>("SELECT MAX(version) FROM schema_migrations"), cancellationToken);
            var data = new Dictionary<string, object> { ["engine"] = database.Engine.ToString(), ["schema"] = version };
            return await TryWritingAsync() ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Unhealthy("the database cannot be written", data: data);
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }

    private Task<bool> TryWritingAsync()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            // A clock that was put back is no reason to trust an old trial.
            if (_trial.IsCompleted && (now - _triedAt).Duration() >= TriedEvery)
            {
                (_triedAt, _trial) = (now, CanWriteAsync());
            }

            return _trial;
        }
    }

    private async Task<bool> CanWriteAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // Changes nothing, but goes to the disk as any change does.
            await database.WriteAsync(session => session.ExecuteAsync("UPDATE schema_migrations SET name = name WHERE version = 1"), patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is DbException or OperationCanceledException)
        {
            return false;
        }
    }
}
