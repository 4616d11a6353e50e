using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>Writes down who did what, when, and what was before.</summary>
internal sealed class AuditLog(Database database, TimeProvider clock)
{
    public Task AddAsync(long userId, string action, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AddAsync(session, clock.GetUtcNow(), userId, action, was: null), cancellationToken);

    /// <summary>In the transaction of the act itself: neither is there without the other.</summary>
    /// <param name="was">What was before.</param>
    public static Task AddAsync(DbSession session, DateTimeOffset now, long userId, string action, string? was) => session.ExecuteAsync(
        "INSERT INTO audit_entries (at, user_id, action, was) VALUES (@now, @userId, @action, @was)", new { now, userId, action, was });

    public Task<List<AuditEntry>> LatestAsync(int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<AuditEntry>("SELECT at, user_id, action, was FROM audit_entries ORDER BY at DESC, id DESC LIMIT @limit", new { limit }), cancellationToken);
}
