using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Broadcasts;

/// <summary>What an editor can do about a broadcast that waits or has begun. Its texts and its command have its name in lower case.</summary>
internal enum BroadcastChoice
{
    Reschedule,
    Withdraw,
    Pause,
    Resume,
    Stop,

    /// <summary>Sends again what is in doubt.</summary>
    Resend,

    /// <summary>Leaves what is in doubt as it is.</summary>
    Leave,

    /// <summary>Tries once more those that failed.</summary>
    Retry,
    Recall,
    Correct,
}

/// <summary>Decides what can be done about a broadcast, for the chat and for pages. Pure.</summary>
internal static class BroadcastChoices
{
    /// <summary>What belongs together in a row; nothing of what was taken back.</summary>
    public static IReadOnlyList<IReadOnlyList<BroadcastChoice>> Of(Broadcast broadcast, UnitCounts counts) => broadcast switch
    {
        { RecalledAt: not null } => [],
        { State: BroadcastState.Scheduled } => [[BroadcastChoice.Reschedule, BroadcastChoice.Withdraw]],
        { State: BroadcastState.Unapproved } => [[BroadcastChoice.Withdraw]],
        _ =>
        [
            .. Row(broadcast.State == BroadcastState.Paused, BroadcastChoice.Resume, BroadcastChoice.Stop),
            .. Row(broadcast.State == BroadcastState.Filling || (broadcast.State == BroadcastState.Sending && counts.Planned > 0), BroadcastChoice.Pause, BroadcastChoice.Stop),
            .. Row(counts.InDoubt > 0, BroadcastChoice.Resend, BroadcastChoice.Leave),
            .. Row(counts.Failed > 0 && counts.Open == 0, BroadcastChoice.Retry),
            .. Row(
                broadcast is { Act: BroadcastAct.Send, HasBegun: true } && counts.Sent > 0,
                [BroadcastChoice.Recall, .. broadcast.IsRunning ? Array.Empty<BroadcastChoice>() : [BroadcastChoice.Correct]]),
        ],
    };

    /// <summary>How many messages it is about, where that is not all of them.</summary>
    public static int CountOf(BroadcastChoice choice, UnitCounts counts) => choice switch
    {
        BroadcastChoice.Resend or BroadcastChoice.Leave => counts.InDoubt,
        BroadcastChoice.Retry => counts.Failed,
        _ => 0,
    };

    private static IReadOnlyList<IReadOnlyList<BroadcastChoice>> Row(bool isOpen, params BroadcastChoice[] choices) => isOpen ? [choices] : [];
}
