using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Delivery.Sending;

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

    public required long Lane { get; init; }

    public required long ContentId { get; init; }

    /// <summary>Attempts that counted, before this one.</summary>
    public required int Attempts { get; init; }

    /// <summary>Attempts that may have arrived without an answer.</summary>
    public required int Unanswered { get; init; }

    /// <summary>The lease's epoch of the last attempt.</summary>
    public required long Epoch { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>The message to take back or to change; of all others null.</summary>
    public int? MessageId { get; init; }

    /// <summary>Where Telegram finds the chat today.</summary>
    public required long TelegramId { get; init; }

    public required Reachability Reachability { get; init; }

    /// <summary>From when on what refusals said of the chat is tried once more; null: not by itself.</summary>
    public DateTimeOffset? TryAgainAt { get; init; }

    public required bool IsBanned { get; init; }

    /// <summary>False for a digest or alert whose subscriber stopped or paused since it was planned.</summary>
    public required bool IsWanted { get; init; }

    /// <summary>Somebody paused its unit or called it off.</summary>
    public bool IsHeld { get; init; }

    public Target Target => Target.Of(ChatId, ThreadId);

    /// <summary>It changes what is there, so that doing it twice is as good as once.</summary>
    public bool ChangesMessage => Kind is DeliveryKind.Recall or DeliveryKind.Correction;

    public bool IsUrgent => Lane == DeliveryUnit.UrgentLane;
}
