using ChatDigestBot.Shared;

namespace ChatDigestBot.Telegram.Pacing;

/// <summary>How fast the bot may send: what Telegram is known to allow, or what its operator says.</summary>
internal sealed record PacingOptions
{
    /// <summary>Bulk and replies together.</summary>
    public int MessagesPerSecond { get; init; } = 30;

    /// <summary>To one chat; replies may come in short bursts.</summary>
    public int PerChatPerSecond { get; init; } = 1;

    /// <summary>To one group or channel.</summary>
    public int PerGroupPerMinute { get; init; } = 20;

    /// <summary>Bulk calls under way at once.</summary>
    public int MaxInFlight { get; init; } = 32;

    public static PacingOptions Read(SettingReader settings) => new()
    {
        MessagesPerSecond = settings.Number("Delivery:MessagesPerSecond", defaultValue: 30, min: 1, max: 1_000_000),
        PerChatPerSecond = settings.Number("Delivery:PerChatPerSecond", defaultValue: 1, min: 1, max: 1_000_000),
        PerGroupPerMinute = settings.Number("Delivery:PerGroupPerMinute", defaultValue: 20, min: 1, max: 1_000_000),
        MaxInFlight = settings.Number("Delivery:MaxInFlight", defaultValue: 32, min: 1, max: 256),
    };
}
