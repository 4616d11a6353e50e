using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>Writes down who did what, when, and what was before.</summary>
internal sealed class AuditLog(Database database, TimeProvider clock)
{
    /// <param name="code">The end of a key under <c>pages.acts</c>.</param>
    /// <param name="subject">To what it was done.</param>
    public Task AddAsync(long userId, string code, CancellationToken cancellationToken, string? subject = null) =>
        AddAsync(userId, new AuditAct.Named(code, subject), cancellationToken);

    public Task AddAsync(long userId, AuditAct act, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AddAsync(session, clock.GetUtcNow(), userId, act), cancellationToken);

    /// <summary>In the transaction of the act itself: neither is there without the other.</summary>
    public static Task AddAsync(DbSession session, DateTimeOffset now, long userId, AuditAct act) => session.ExecuteAsync(
        "INSERT INTO audit_entries (at, user_id, action, subject, was) VALUES (@now, @userId, @Action, @Subject, @Was)",
        new { now, userId, act.Action, act.Subject, act.Was });

    /// <summary>Newest first.</summary>
    /// <param name="before">Only entries with a smaller number; null for the newest.</param>
    public Task<List<AuditEntry>> ListAsync(long? before, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<AuditEntry>(
            "SELECT id, at, user_id, action, subject, was FROM audit_entries WHERE id < @before ORDER BY id DESC LIMIT @limit",
            new { before = before ?? long.MaxValue, limit }),
        cancellationToken);
}
