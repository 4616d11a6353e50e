using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>Writes down who did what.</summary>
internal sealed class AuditLog(Database database, TimeProvider clock)
{
    /// <param name="action">The end of a key under <c>pages.acts</c>, or plain words.</param>
    /// <param name="subject">To what it was done.</param>
    /// <param name="before">How that was before.</param>
    public Task AddAsync(long userId, string action, CancellationToken cancellationToken, string? subject = null, string? before = null) =>
        database.WriteAsync(session => AddAsync(session, userId, action, subject, before), cancellationToken);

    /// <summary>The same in the transaction of the act.</summary>
    public Task AddAsync(DbSession session, long userId, string action, string? subject = null, string? before = null) => session.ExecuteAsync(
        "INSERT INTO audit_entries (at, user_id, action, subject, was) VALUES (@now, @userId, @action, @subject, @before)",
        new { now = clock.GetUtcNow(), userId, action, subject, before });

    /// <summary>Newest first.</summary>
    /// <param name="before">Only entries with a smaller number; null for the newest.</param>
    public Task<List<AuditEntry>> ListAsync(long? before, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<AuditEntry>(
            "SELECT id, at, user_id, action, subject, was AS before FROM audit_entries WHERE id < @before ORDER BY id DESC LIMIT @limit",
            new { before = before ?? long.MaxValue, limit }),
        cancellationToken);
}
