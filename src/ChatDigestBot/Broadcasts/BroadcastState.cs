namespace ChatDigestBot.Broadcasts;

/// <summary>How far a broadcast is; stored by name in lower case.</summary>
internal enum BroadcastState
{
    /// <summary>Being written; nothing of it goes out before its author says so.</summary>
    Draft,

    /// <summary>Its author has said so, and another editor must agree.</summary>
    Unapproved,

    /// <summary>Begins by itself at its hour.</summary>
    Scheduled,

    /// <summary>Its recipients are being planned, and the first ones already get it.</summary>
    Filling,

    Sending,

    /// <summary>Nothing more goes out until an editor resumes it or calls off the rest.</summary>
    Paused,

    /// <summary>Nothing is left to send; something may have failed or be in doubt.</summary>
    Done,

    /// <summary>Called off before anything went out.</summary>
    Withdrawn,
}
