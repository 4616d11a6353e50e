namespace ChatDigestBot.Playground.Worlds;

/// <summary>How much a world remembers, and where its ids begin.</summary>
internal sealed record WorldOptions
{
    public Person Bot { get; init; } = new() { Id = 7000000001, FirstName = "ChatDigest", Username = "chat_digest_bot", IsBot = true };

    /// <summary>False keeps counts per chat only, for benchmarks of any length: no message can then be edited, tapped or watched.</summary>
    public bool KeepMessages { get; init; } = true;

    /// <summary>False stops the list of sends with their times.</summary>
    public bool KeepDeliveries { get; init; } = true;

    /// <summary>With privacy mode the bot sees in groups only commands, replies to it and service messages.</summary>
    public bool HasPrivacyMode { get; init; } = true;
    public long FirstUpdateId { get; init; } = 400_000_001;
    public long FirstPersonId { get; init; } = 1_000_001;
    public int EventsKept { get; init; } = 10_000;
}
