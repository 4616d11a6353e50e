using System.Text;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Reads the ledger row by row for people who look after it, and carries out their word on single rows.</summary>
internal static class LedgerReader
{
    private const string Columns = """
        d.id, d.unit, d.chat_id, d.thread_id, d.part, d.parts, d.kind, d.state, d.attempts, d.unanswered, d.reason, d.message_id, d.planned_at, d.not_before, d.settled_at,
        c.html, h.title AS chat_title, h.telegram_id
        """;

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<LedgerRow>> ListAsync(DbSession session, LedgerFilter filter) => await session.QueryAsync<LedgerRow>(
        // The numbers come out of an index; only rows that are shown are read whole.
        $"""
        SELECT {Columns} FROM deliveries AS d
        LEFT JOIN delivery_contents AS c ON c.id = d.content_id LEFT JOIN chats AS h ON h.id = d.chat_id
        WHERE d.id IN (SELECT id FROM deliveries WHERE {Conditions(filter)} ORDER BY id DESC LIMIT @Limit)
        ORDER BY d.id DESC
        """,
        new { State = filter.State?.LowerName(), filter.Reason, filter.ChatId, filter.Unit, Before = filter.Before ?? long.MaxValue, filter.Limit });

    public static async Task<LedgerRow?> FindAsync(DbSession session, long id) => await session.FindAsync<LedgerRow>(
        $"""
        SELECT {Columns} FROM deliveries AS d
        LEFT JOIN delivery_contents AS c ON c.id = d.content_id LEFT JOIN chats AS h ON h.id = d.chat_id WHERE d.id = @id
        """,
        new { id });

    /// <summary>Sends one message again that failed or is in doubt. Returns how many that were: none where another was quicker.</summary>
    public static Task<int> ResendAsync(DbSession session, long id, DateTimeOffset now) => session.ExecuteAsync(
        """
        UPDATE deliveries SET state = 'planned', attempts = 0, reason = NULL, settled_at = NULL, not_before = @now, not_after = NULL
        WHERE id = @id AND (state = 'failed' OR (state = 'indoubt' AND reason <> 'left'))
        """,
        new { id, now });

    /// <summary>Leaves one message in doubt as it is. Returns how many that were.</summary>
    public static Task<int> LeaveAsync(DbSession session, long id) => session.ExecuteAsync(
        "UPDATE deliveries SET reason = 'left' WHERE id = @id AND state = 'indoubt' AND reason <> 'left'", new { id });

    private static string Conditions(LedgerFilter filter)
    {
        var conditions = new StringBuilder("id < @Before");
        // Said twice, since SQLite takes a partial index only where its own words stand in the question; a unit has a better index of its own.
        conditions.Append(filter.State switch
        {
            null => "",
            _ when filter.Unit is not null => " AND state = @State",
            DeliveryState.Failed or DeliveryState.InDoubt or DeliveryState.Cancelled => " AND state IN ('failed', 'indoubt', 'cancelled') AND state = @State",
            DeliveryState.Planned => " AND state = 'planned'",
            DeliveryState.Sending => " AND state = 'sending'",
            _ => " AND state = @State",
        });
        conditions.Append(filter.Reason is null ? "" : " AND reason = @Reason");
        conditions.Append(filter.ChatId is null ? "" : " AND chat_id = @ChatId");
        conditions.Append(filter.Unit is null ? "" : " AND unit = @Unit");
        return conditions.ToString();
    }
}

/// <summary>A row of the ledger with its words and its recipient's name.</summary>
internal sealed record LedgerRow
{
    public required long Id { get; init; }

    public required string Unit { get; init; }

    public required long ChatId { get; init; }

    public required int ThreadId { get; init; }

    public required int Part { get; init; }

    public required int Parts { get; init; }

    public required string Kind { get; init; }

    public required DeliveryState State { get; init; }

    public required int Attempts { get; init; }

    public required int Unanswered { get; init; }

    public string? Reason { get; init; }

    public long? MessageId { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Null once the content was removed.</summary>
    public string? Html { get; init; }

    public string? ChatTitle { get; init; }

    /// <summary>What Telegram calls the chat today; null where the bot does not know it any more.</summary>
    public long? TelegramId { get; init; }

    public bool IsInDoubt => State == DeliveryState.InDoubt && Reason != "left";
}
