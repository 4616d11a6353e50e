namespace ChatDigestBot.Conversation.Commands;

/// <summary>A picture or a file that Telegram has and that can be sent on.</summary>
/// <param name="IsPicture">Else it is a file.</param>
/// <param name="Id">What Telegram calls it.</param>
internal sealed record SentFile(bool IsPicture, string Id);
