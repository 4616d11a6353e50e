namespace ChatDigestBot.Conversation.Incoming;

/// <param name="Burst">How many at once.</param>
/// <param name="PerSecond">How many a second after that.</param>
internal readonly record struct LimitRate(int Burst, double PerSecond)
{
    public static readonly LimitRate Commands = new(5, 1);

    /// <summary>Ticking ten topics in a row is not a flood.</summary>
    public static readonly LimitRate Taps = new(20, 3);

    /// <summary>A search is asked again at every letter.</summary>
    public static readonly LimitRate InlineQueries = new(30, 4);

    /// <summary>All members of a group together: Telegram lets a bot say twenty things a minute there, however many ask.</summary>
    public static readonly LimitRate GroupCommands = new(15, 0.25);

    public static readonly LimitRate GroupTaps = new(30, 0.3);
}
