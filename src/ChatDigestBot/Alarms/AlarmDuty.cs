using ChatDigestBot.Storage;

namespace ChatDigestBot.Alarms;

/// <summary>Which of several nodes watches: one, by a lease. A bot on SQLite is alone, and asks nobody.</summary>
internal sealed class AlarmDuty(Database database, LeaseStore leases) : IAsyncDisposable
{
    private HeldLease? _lease;

    /// <summary>True for the node on duty.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot say.</exception>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return true;
        }

        if (_lease is { Lost.IsCancellationRequested: true } lost)
        {
            _lease = null;
            await lost.DisposeAsync();
        }

        _lease ??= await leases.TryHoldAsync(Lease.Alarms, cancellationToken);
        return _lease is not null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_lease is not null)
        {
            await _lease.DisposeAsync();
        }
    }
}
