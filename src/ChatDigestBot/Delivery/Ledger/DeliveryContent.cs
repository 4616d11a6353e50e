using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>One rendered message that many chats may get, and the stories it tells.</summary>
internal sealed record DeliveryContent
{
    /// <summary>Nothing to say, for rows that take messages back.</summary>
    public static DeliveryContent Nothing { get; } = new() { Html = HtmlText.Empty, Kind = ContentKind.Nothing };

    /// <summary>Fits one message, or one caption.</summary>
    public required HtmlText Html { get; init; }

    public ContentKind Kind { get; init; }

    /// <summary>What Telegram calls the picture or the file.</summary>
    public string? FileId { get; init; }

    /// <summary>Telegram's inline keyboard as JSON.</summary>
    public string? Keyboard { get; init; }

    /// <summary>A page whose picture is shown above the text; null for none.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>A chat counts as having seen these once the message is sent.</summary>
    public IReadOnlyList<string> Stories { get; init; } = [];

    /// <param name="html">Fits one message.</param>
    /// <param name="keyboard">The buttons below it.</param>
    /// <param name="stories">What it tells.</param>
    public static DeliveryContent Of(HtmlText html, InlineKeyboardMarkup? keyboard, IReadOnlyList<string> stories) => new()
    {
        Html = html,
        Keyboard = keyboard is null ? null : BotJson.Write(keyboard),
        Stories = stories,
    };

    /// <summary>Equal for equal contents, so that one row serves them all.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [Html.Html, Keyboard ?? "", .. Kind == ContentKind.Text ? [] : new[] { Kind.ToString(), FileId ?? "" }, .. PreviewUrl is null ? Array.Empty<string>() : [PreviewUrl], .. Stories]))));
}
