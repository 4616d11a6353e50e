using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests.Composing;

/// <summary>One message of a rendered edition.</summary>
/// <param name="Text">Fits Telegram's limit.</param>
/// <param name="Buttons">One for each item of this message; the last message has "more" below.</param>
/// <param name="Stories">What this message tells.</param>
internal sealed record EditionMessage(HtmlText Text, IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons, IReadOnlyList<string> Stories);
