using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>What is written about a row after an attempt, or instead of one.</summary>
internal sealed record Settlement
{
    public required DeliveryRow Row { get; init; }

    /// <summary>The epoch the row must still have, or nothing is written.</summary>
    public required long Epoch { get; init; }

    public required Disposition Disposition { get; init; }

    /// <summary>False where it was settled without being sent.</summary>
    public bool WasTried { get; init; } = true;

    /// <summary>Whether its content names stories.</summary>
    public bool HasStories { get; init; }

    public DeliveryState State => Disposition switch
    {
        Disposition.Done => DeliveryState.Sent,
        Disposition.InDoubt => DeliveryState.InDoubt,
        Disposition.Suspend when Row.Unanswered > 0 => DeliveryState.InDoubt,
        Disposition.Abandon or Disposition.Suspend => DeliveryState.Failed,
        Disposition.Cancel => DeliveryState.Cancelled,
        _ => DeliveryState.Planned,
    };

    /// <summary>Whether the parts behind this one have lost their sense.</summary>
    public bool EndsUnit => Row.Part < Row.Parts && State is DeliveryState.Failed or DeliveryState.Cancelled;

    /// <summary>Id, epoch, state, message id, reason, attempts and unanswered to add, earliest next attempt.</summary>
    public object?[] AsRow() =>
    [
        Row.Id,
        Epoch,
        State.LowerName(),
        (Disposition as Disposition.Done)?.MessageId,
        Reason,
        !WasTried || Disposition is Disposition.Retry { CountsAsAttempt: false } or Disposition.Move or Disposition.Simplify ? 0 : 1,
        WasTried && Disposition is Disposition.Retry { IsUnanswered: true } or Disposition.InDoubt { IsUnanswered: true } ? 1 : 0,
        (Disposition as Disposition.Retry)?.NotBefore.ToUnixTimeMilliseconds(),
    ];

    private string? Reason => Disposition switch
    {
        Disposition.Retry retry => retry.Reason,
        Disposition.InDoubt doubt => doubt.Reason,
        Disposition.Abandon abandon => abandon.Reason,
        Disposition.Suspend suspend => suspend.Reason,
        Disposition.Cancel cancel => cancel.Reason,
        _ => null,
    };
}
