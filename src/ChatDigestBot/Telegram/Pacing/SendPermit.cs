namespace ChatDigestBot.Telegram.Pacing;

/// <summary>The right to make one call now; given back when the call has ended, however it ended.</summary>
internal readonly record struct SendPermit
{
    public required ChatQueue Chat { get; init; }

    public required int Messages { get; init; }

    /// <summary>The call's place in the bot's window.</summary>
    public required long Place { get; init; }

    /// <summary>In ticks of the pacer.</summary>
    public required long StartedAt { get; init; }
}
