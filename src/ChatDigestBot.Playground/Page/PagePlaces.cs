namespace ChatDigestBot.Playground.Page;

/// <summary>Where the other parts of the playground are, and the zone in which the page shows times.</summary>
internal sealed record PagePlaces(TimeZoneInfo Zone)
{
    public string Api { get; set; } = "";

    /// <summary>Makes a one-time link into the bot's console; null where the bot runs elsewhere.</summary>
    public Func<CancellationToken, Task<Uri>>? SignInLinkAsync { get; set; }
}
