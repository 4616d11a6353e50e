using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>Writes down what admins do in the console.</summary>
internal sealed class AuditLog(Database database, TimeProvider clock)
{
    public Task AddAsync(long userId, string action, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO audit_entries (at, user_id, action) VALUES (@now, @userId, @action)", new { now = clock.GetUtcNow(), userId, action }),
        cancellationToken);

    public Task<List<AuditEntry>> LatestAsync(int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<AuditEntry>("SELECT at, user_id, action FROM audit_entries ORDER BY at DESC, id DESC LIMIT @limit", new { limit }), cancellationToken);
}
