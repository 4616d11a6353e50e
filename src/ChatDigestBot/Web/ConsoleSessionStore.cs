using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>Who is signed in, on which browser: a copied cookie is worth nothing once its session has ended. Keys are kept as hashes only.</summary>
internal sealed class ConsoleSessionStore(Database database, TimeProvider clock)
{
    /// <summary>A session ends so long after it was last used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    // Each use would be a write otherwise.
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(10);

    private const int MaxAgent = 300;

    /// <summary>Returns the key of the session, which its cookie carries, and what is kept of it. It stands in the audit log.</summary>
    /// <param name="address">Where the browser is.</param>
    /// <param name="agent">What it calls itself.</param>
    public async Task<(string Key, ConsoleSession Session)> StartAsync(DbSession write, long userId, string? address, string? agent)
    {
        var key = ShortKey.New();
        var now = clock.GetUtcNow();
        var started = new ConsoleSession
        {
            KeyHash = ShortKey.Hash(key),
            UserId = userId,
            StartedAt = now,
            UsedAt = now,
            Address = address,
            Agent = agent is null ? null : PlainText.Beginning(agent, MaxAgent),
        };
        await write.ExecuteAsync("DELETE FROM console_sessions WHERE used_at <= @expired", new { expired = now - Lifetime });
        await write.ExecuteAsync(
            "INSERT INTO console_sessions (key_hash, user_id, started_at, used_at, address, agent) VALUES (@KeyHash, @UserId, @StartedAt, @UsedAt, @Address, @Agent)", started);
        await AuditLog.AddAsync(write, now, userId, new AuditAct.Named("signed-in", started.Address));
        return (key, started);
    }

    /// <summary>Whether the session is this person's and has not ended; using it prolongs it.</summary>
    public async Task<bool> IsOpenAsync(string key, long userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = ShortKey.Hash(key);
        var usedAt = await database.ReadAsync(
            session => session.FindAsync<DateTimeOffset?>("SELECT used_at FROM console_sessions WHERE key_hash = @hash AND user_id = @userId", new { hash, userId }), cancellationToken);
        if (usedAt is null || usedAt + Lifetime <= now)
        {
            return false;
        }

        if (usedAt + NotedEvery <= now)
        {
            await database.WriteAsync(session => session.ExecuteAsync("UPDATE console_sessions SET used_at = @now WHERE key_hash = @hash", new { now, hash }), cancellationToken);
        }

        return true;
    }

    /// <summary>Lets open sessions outlive a clock that is moved ahead while their browsers do not wait so long.</summary>
    public Task ProlongAsync(TimeSpan by, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE console_sessions SET used_at = used_at + @by WHERE used_at > @expired", new { by = (long)by.TotalMilliseconds, expired = clock.GetUtcNow() - Lifetime }),
        cancellationToken);

    /// <summary>A person's open sessions, the one used last first.</summary>
    public Task<List<ConsoleSession>> ListAsync(long userId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<ConsoleSession>(
            "SELECT key_hash, user_id, started_at, used_at, address, agent FROM console_sessions WHERE user_id = @userId AND used_at > @expired ORDER BY used_at DESC, key_hash",
            new { userId, expired = clock.GetUtcNow() - Lifetime }),
        cancellationToken);

    /// <summary>Ends the session that a person's own cookie names.</summary>
    public Task EndOwnAsync(long userId, string key, CancellationToken cancellationToken) => EndAsync(userId, "signed-out", ShortKey.Hash(key), cancellationToken);

    /// <summary>Ends one session of a person, named by its hash.</summary>
    public Task EndAsync(long userId, string keyHash, CancellationToken cancellationToken) => EndAsync(userId, "session-ended", keyHash, cancellationToken);

    /// <summary>Signs a person out on every browser, and makes keys that were not used yet worthless. Returns how many sessions ended.</summary>
    public Task<int> EndAllAsync(long userId, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("DELETE FROM sign_in_keys WHERE user_id = @userId", new { userId });
            var ended = await session.ExecuteAsync("DELETE FROM console_sessions WHERE user_id = @userId", new { userId });
            await AuditLog.AddAsync(session, clock.GetUtcNow(), userId, new AuditAct.Named("signed-out-everywhere"));
            return ended;
        },
        cancellationToken);

    /// <summary>Whether a session in a list is the one with this key.</summary>
    public static bool IsOf(ConsoleSession session, string? key) => key is not null && session.KeyHash == ShortKey.Hash(key);

    private Task EndAsync(long userId, string act, string keyHash, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync("DELETE FROM console_sessions WHERE user_id = @userId AND key_hash = @keyHash", new { userId, keyHash }) > 0)
            {
                await AuditLog.AddAsync(session, clock.GetUtcNow(), userId, new AuditAct.Named(act));
            }
        },
        cancellationToken);
}
