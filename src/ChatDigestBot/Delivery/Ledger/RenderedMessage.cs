using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>A message in words, before its buttons have keys and the ledger has it.</summary>
/// <param name="Text">Fits Telegram's limit.</param>
/// <param name="Buttons">Rows of them.</param>
/// <param name="Stories">What it tells: its reader is not told it again.</param>
internal sealed record RenderedMessage(HtmlText Text, IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons, IReadOnlyList<string> Stories)
{
    /// <summary>A page of ours whose picture is shown above the text; null for none.</summary>
    public string? PreviewUrl { get; init; }
}
