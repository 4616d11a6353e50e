using System.Text.Json.Serialization;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Buttons under a message. A message edited without them loses them.</summary>
internal sealed record InlineKeyboard
{
    [JsonPropertyName("inline_keyboard")]
    public required IReadOnlyList<IReadOnlyList<InlineButton>> Rows { get; init; }
}

/// <summary>A button with exactly one action.</summary>
internal sealed record InlineButton
{
    public required string Text { get; init; }

    /// <summary>1 to 64 bytes.</summary>
    public string? CallbackData { get; init; }

    /// <summary>An address with a dotted host: Telegram refuses <c>localhost</c>.</summary>
    public string? Url { get; init; }

    /// <summary>Asks the person for a chat and begins an inline query there.</summary>
    public string? SwitchInlineQuery { get; init; }

    public string? SwitchInlineQueryCurrentChat { get; init; }
}
