namespace ChatDigestBot.Playground.Page;

/// <summary>Where the other parts of the playground are, and the zone in which the page shows times.</summary>
internal sealed record PagePlaces(TimeZoneInfo Zone)
{
    public string Api { get; set; } = "";

    /// <summary>Null where the bot runs elsewhere.</summary>
    public string? Console { get; set; }
}
