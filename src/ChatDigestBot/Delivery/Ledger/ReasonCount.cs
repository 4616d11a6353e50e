using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Why messages did not arrive.</summary>
internal sealed record ReasonCount
{
    /// <summary>A fixed code; empty where none was written down.</summary>
    public required string Reason { get; init; }

    public required int Messages { get; init; }

    /// <summary>Of a unit, the most frequent first.</summary>
    public static async Task<IReadOnlyList<ReasonCount>> OfUnitAsync(DbSession session, string unit) => await ListAsync(session, "unit = @unit", new { unit });

    /// <summary>Of all that failed since an instant, the most frequent first.</summary>
    /// <remarks>Named with the other bad ends, it is found in their index.</remarks>
    public static async Task<IReadOnlyList<ReasonCount>> SinceAsync(DbSession session, DateTimeOffset since) =>
        await ListAsync(session, "state IN ('failed', 'indoubt', 'cancelled') AND settled_at >= @since", new { since });

    private static Task<List<ReasonCount>> ListAsync(DbSession session, string condition, object args) => session.QueryAsync<ReasonCount>(
        $"SELECT COALESCE(reason, '') AS reason, COUNT(*) AS messages FROM deliveries WHERE {condition} AND state = 'failed' GROUP BY reason ORDER BY COUNT(*) DESC, reason", args);
}
