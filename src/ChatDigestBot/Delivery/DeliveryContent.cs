using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Delivery;

/// <summary>One rendered message that many chats may get, and the stories it tells.</summary>
internal sealed record DeliveryContent
{
    /// <summary>Fits one message.</summary>
    public required HtmlText Html { get; init; }

    /// <summary>Telegram's inline keyboard as JSON.</summary>
    public string? Keyboard { get; init; }

    /// <summary>A chat counts as having seen these once the message is sent.</summary>
    public IReadOnlyList<string> Stories { get; init; } = [];

    /// <summary>Equal for equal contents, so that one row serves them all.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [Html.Html, Keyboard ?? "", .. Stories]))));
}
