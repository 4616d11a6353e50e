using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Why messages of a unit did not arrive.</summary>
/// <param name="Reason">A fixed code.</param>
/// <param name="Messages">How many.</param>
internal sealed record ReasonCount(string Reason, int Messages)
{
    /// <summary>The most frequent first.</summary>
    public static async Task<IReadOnlyList<ReasonCount>> ListAsync(DbSession session, string unit) =>
    [
        .. (await session.QueryAsync<Row>(
            "SELECT reason, COUNT(*) AS messages FROM deliveries WHERE unit = @unit AND state = 'failed' GROUP BY reason ORDER BY COUNT(*) DESC, reason", new { unit }))
            .Select(row => new ReasonCount(row.Reason ?? "", row.Messages)),
    ];

    private sealed record Row
    {
        public string? Reason { get; init; }

        public required int Messages { get; init; }
    }
}
