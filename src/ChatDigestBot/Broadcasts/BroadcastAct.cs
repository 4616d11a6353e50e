namespace ChatDigestBot.Broadcasts;

/// <summary>What a broadcast does; stored by name in lower case.</summary>
internal enum BroadcastAct
{
    Send,

    /// <summary>Takes back what another one sent.</summary>
    Recall,

    /// <summary>Puts other words in the place of what another one sent.</summary>
    Correct,
}
