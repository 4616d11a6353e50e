using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What was planned or being sent when the copy was made may have arrived since: it waits for somebody's word.</summary>
internal sealed class LedgerAfterRestore : IAfterRestore
{
    public const string Reason = "restored";

    public Task AfterRestoreAsync(DbSession session, DateTimeOffset now) => session.ExecuteAsync(
        """
        UPDATE deliveries SET state = 'indoubt', reason = @Reason, unanswered = unanswered + 1, settled_at = @now
        WHERE state IN ('planned', 'sending')
        """,
        new { Reason, now });
}
