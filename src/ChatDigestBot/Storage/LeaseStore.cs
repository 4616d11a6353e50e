using System.Globalization;

namespace ChatDigestBot.Storage;

/// <summary>Grants leases, one holder a name. Work that must not run twice carries the lease's epoch in what it writes.</summary>
/// <remarks>
/// A holder that dies loses its leases when they run out (15 s), or at once when <see cref="ServeLock"/> proves it dead.
/// A holder that only slept finds at its next renewal that the epoch moved on, and stops.
/// </remarks>
internal sealed class LeaseStore(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    /// <summary>Names this process in its leases; <c>serve:</c> is put before it by the bot, <c>verb:</c> by offline verbs.</summary>
    public string Holder { get; set; } = string.Create(CultureInfo.InvariantCulture, $"verb:{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}");

    /// <summary>Leases are counted by PostgreSQL's clock, so that nodes whose clocks differ agree; tests and the playground, whose time jumps, count by theirs.</summary>
    public bool UsesServerTime { get; init; } = ReferenceEquals(clock, TimeProvider.System);

    /// <summary>Takes the lease if nobody holds it; each success has a greater epoch than all before.</summary>
    public Task<Lease?> TryAcquireAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var now = NowIn(session);
            var epoch = await session.FindAsync<long>(
                $"""
                INSERT INTO leases (name, holder, epoch, until_at) VALUES (@name, @Holder, 1, {now} + @duration)
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, epoch = leases.epoch + 1, until_at = excluded.until_at
                WHERE leases.until_at <= {now}
                RETURNING epoch
                """,
                new { name, Holder, duration = (long)Duration.TotalMilliseconds, now = clock.GetUtcNow() });
            return epoch == 0 ? null : new Lease { Name = name, Holder = Holder, Epoch = epoch };
        },
        cancellationToken);

    /// <summary>Prolongs the lease; false means that somebody else has it now.</summary>
    public Task<bool> RenewAsync(Lease lease, CancellationToken cancellationToken) => SetUntilAsync(lease, session => string.Create(CultureInfo.InvariantCulture, $"{NowIn(session)} + {(long)Duration.TotalMilliseconds}"), cancellationToken);

    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => SetUntilAsync(lease, _ => "0", cancellationToken);

    /// <summary>Tells inside a transaction whether the lease still holds; it cannot change hands before the transaction ends.</summary>
    public static async Task<bool> IsCurrentAsync(DbSession session, Lease lease) =>
        await session.FindAsync<int>(
            session.Pick(
                sqlite: "SELECT 1 FROM leases WHERE name = @Name AND epoch = @Epoch",
                postgres: "SELECT 1 FROM leases WHERE name = @Name AND epoch = @Epoch FOR SHARE"),
            new { lease.Name, lease.Epoch }) == 1;

    /// <summary>Frees what dead bots held; only for the holder of <see cref="ServeLock"/>, which proves that no other bot lives.</summary>
    public Task FreeAllOfDeadBotsAsync(CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE leases SET until_at = 0 WHERE holder LIKE 'serve:%'"), cancellationToken);

    /// <summary>Acquires the lease and keeps it until disposed, or returns null if somebody else has it.</summary>
    public async Task<HeldLease?> TryHoldAsync(string name, CancellationToken cancellationToken) =>
        await TryAcquireAsync(name, cancellationToken) is { } lease ? new HeldLease(this, lease, clock) : null;

    /// <summary>The moment by which leases run out, as SQL; where that is this node's own, it is the statement's parameter <c>now</c>.</summary>
    public string NowIn(DbSession session) =>
        UsesServerTime ? session.Pick("@now", "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)") : "@now";

    private Task<bool> SetUntilAsync(Lease lease, Func<DbSession, string> until, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            $"UPDATE leases SET until_at = {until(session)} WHERE name = @Name AND holder = @Holder AND epoch = @Epoch",
            new { now = clock.GetUtcNow(), lease.Name, lease.Holder, lease.Epoch }) == 1,
        cancellationToken);
}
