using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Broadcasts;

/// <summary>An editor's message to everybody.</summary>
internal sealed record Broadcast
{
    public required long Id { get; init; }

    /// <summary>The private chat of the admin who sent it.</summary>
    public required long AuthorChatId { get; init; }

    public required HtmlText Text { get; init; }

    /// <summary>Its parts in the ledger's numbering.</summary>
    public required IReadOnlyList<long> Contents { get; init; }

    public required BroadcastState State { get; init; }

    /// <summary>The last chat whose rows are planned; null before the first.</summary>
    public long? FilledTo { get; init; }

    /// <summary>Chats planned so far; final once it is no longer filling.</summary>
    public required int Recipients { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The bot's message that shows how far it is.</summary>
    public int? ReportMessage { get; init; }

    public string Unit => DeliveryUnit.OfBroadcast(Id);
}
