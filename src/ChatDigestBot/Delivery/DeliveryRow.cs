namespace ChatDigestBot.Delivery;

/// <summary>A ledger row that is due, as the sender holds it.</summary>
internal sealed record DeliveryRow
{
    public required long Id { get; init; }

    public required DeliveryKind Kind { get; init; }

    /// <summary>What it is a part of: one digest or one broadcast; see <see cref="DeliveryUnit"/>.</summary>
    public required string Unit { get; init; }

    public required long ChatId { get; init; }

    /// <summary>0 where the chat has no threads.</summary>
    public required int ThreadId { get; init; }

    public required int Part { get; init; }

    public required int Parts { get; init; }

    public required long ContentId { get; init; }

    /// <summary>Attempts that counted, before this one.</summary>
    public required int Attempts { get; init; }

    /// <summary>Attempts that may have arrived without an answer.</summary>
    public required int Unanswered { get; init; }

    /// <summary>Whether its content already goes out without entities.</summary>
    public required bool IsPlain { get; init; }
}
