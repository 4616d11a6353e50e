using System.Data.Common;
using ChatDigestBot.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Storage;

/// <summary>Ready while the schema is there, answers, and can be written: a full or read-only disk keeps everything from being confirmed.</summary>
internal sealed class DatabaseHealthCheck(Database database, TimeProvider clock) : IHealthCheck
{
    /// <summary>Anybody may ask, and each trial is a write to the disk.</summary>
    public static readonly TimeSpan TriedEvery = TimeSpan.FromSeconds(10);

    public static readonly HealthTrouble Away = new("databaseAway", "the database does not answer");

    /// <summary>It is read but takes nothing: a full or read-only disk, mostly.</summary>
    public static readonly HealthTrouble ReadOnly = new("databaseReadOnly", "the database cannot be written");

    /// <summary>The SQLite file is no longer where it was.</summary>
    public static readonly HealthTrouble Moved = new("databaseMoved", "the database file was moved, deleted or replaced");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private Task<bool> _trial = Task.FromResult(true);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var (trouble, version) = await LookAsync(cancellationToken);
        var data = version is null ? null : new Dictionary<string, object> { ["engine"] = database.Engine.ToString(), ["schema"] = version };
        return trouble?.Unhealthy(data) ?? HealthCheckResult.Healthy(data: data);
    }

    /// <summary>What is wrong with the database now; null while all is well.</summary>
    public async Task<HealthTrouble?> FindTroubleAsync(CancellationToken cancellationToken) => (await LookAsync(cancellationToken)).Trouble;

    /// <summary>Changes nothing, but goes to the disk as any change does.</summary>
    /// <exception cref="DbException">It cannot be written.</exception>
    public static Task WriteNothingAsync(Database database, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync("UPDATE schema_migrations SET name = name WHERE version = 1"), cancellationToken);

    private async Task<(HealthTrouble? Trouble, int? Version)> LookAsync(CancellationToken cancellationToken)
    {
        if (database.HasMoved)
        {
            return (Moved, null);
        }

        try
        {
            var version = await database.ReadAsync(session => session.ScalarAsync<int>("SELECT MAX(version) FROM schema_migrations"), cancellationToken);
            return (await TryWritingAsync() ? null : ReadOnly, version);
        }
        catch (DbException)
        {
            return (Away, null);
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
            await WriteNothingAsync(database, patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is DbException or OperationCanceledException)
        {
            return false;
        }
    }
}
