using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>One-time keys of an admin's sign-in: 128 bits, five minutes, kept only as hashes.</summary>
internal sealed class SignInKeyStore(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Makes a key for an admin; the caller shows it once and keeps it nowhere.</summary>
    public async Task<string> IssueAsync(long userId, CancellationToken cancellationToken)
    {
        var key = ShortKey.New();
        var now = clock.GetUtcNow();
        await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("DELETE FROM sign_in_keys WHERE expires_at <= @now", new { now });
                await session.ExecuteAsync(
                    "INSERT INTO sign_in_keys (key_hash, user_id, expires_at) VALUES (@hash, @userId, @expiresAt)",
                    new { hash = ShortKey.Hash(key), userId, expiresAt = now + Lifetime });
            },
            cancellationToken);
        return key;
    }

    /// <summary>Uses the key up and returns whose it was; null where it is unknown, used or too old.</summary>
    public Task<long?> RedeemAsync(DbSession session, string key) => session.FindAsync<long?>(
        "DELETE FROM sign_in_keys WHERE key_hash = @hash AND expires_at > @now RETURNING user_id",
        new { hash = ShortKey.Hash(key.Trim()), now = clock.GetUtcNow() });
}
