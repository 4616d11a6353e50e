using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Broadcasts;

/// <summary>An editor's message to many, from its draft to its end; or the recall or correction of one.</summary>
internal sealed record Broadcast
{
    public required long Id { get; init; }

    /// <summary>Names the draft on its buttons; nobody can guess it.</summary>
    public required string Key { get; init; }

    /// <summary>The private chat of the editor who wrote it.</summary>
    public required long AuthorChatId { get; init; }

    public BroadcastAct Act { get; init; }

    /// <summary>Which broadcast is recalled or corrected.</summary>
    public long? AboutId { get; init; }

    public required BroadcastMessage Message { get; init; }

    public Audience Audience { get; init; } = Audience.Everybody;

    /// <summary>Its parts in the ledger's numbering; empty before it begins.</summary>
    public required IReadOnlyList<long> Contents { get; init; }

    public required BroadcastState State { get; init; }

    /// <summary>When it is to begin; null: as soon as it may.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Why it paused by itself; null where an editor paused it.</summary>
    public string? PauseReason { get; init; }

    /// <summary>The last chat whose rows are planned; null before the first.</summary>
    public long? FilledTo { get; init; }

    /// <summary>Chats planned so far; final once it is no longer filling.</summary>
    public required int Recipients { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>It was taken back: nobody gets it any more.</summary>
    public DateTimeOffset? RecalledAt { get; init; }

    /// <summary>The bot's message that shows how far it is; 0 where one is to be sent.</summary>
    public int? ReportMessage { get; init; }

    /// <summary>When that message was changed last.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>How often it changed since that message said how it stands; 0 while that is true.</summary>
    public int ReportOwed { get; init; }

    /// <summary>The other editor who agreed; null where nobody had to.</summary>
    public long? ApprovedBy { get; init; }

    public string Unit => DeliveryUnit.OfBroadcast(Id);

    public long Lane => DeliveryUnit.BroadcastLane(Id);

    public bool IsRunning => State is BroadcastState.Filling or BroadcastState.Sending;

    /// <summary>Something of it may have gone out.</summary>
    public bool HasBegun => State is BroadcastState.Filling or BroadcastState.Sending or BroadcastState.Paused or BroadcastState.Done;
}
