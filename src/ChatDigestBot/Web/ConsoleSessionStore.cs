using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Returns the key of the session, which its cookie carries.</summary>
    public async Task<string> StartAsync(long userId, CancellationToken cancellationToken)
    {
        var key = ShortKey.New();
        var now = clock.GetUtcNow();
        await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("DELETE FROM console_sessions WHERE used_at <= @expired", new { expired = now - Lifetime });
                await session.ExecuteAsync(
                    "INSERT INTO console_sessions (key_hash, user_id, started_at, used_at) VALUES (@hash, @userId, @now, @now)", new { hash = Hash(key), userId, now });
            },
            cancellationToken);
        return key;
    }

    /// <summary>Whether the session is this person's and has not ended; using it prolongs it.</summary>
    public async Task<bool> IsOpenAsync(string key, long userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = Hash(key);
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

    public Task EndAsync(string key, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM console_sessions WHERE key_hash = @hash", new { hash = Hash(key) }), cancellationToken);

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
