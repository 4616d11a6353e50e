using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>The message that a command was typed in answer to.</summary>
internal sealed record QuotedMessage
{
    /// <summary>Its words, or those under its picture or file.</summary>
    public required string Text { get; init; }

    /// <summary>Marked stretches of <see cref="Text"/>.</summary>
    public required IReadOnlyList<MessageEntity> Entities { get; init; }

    public SentFile? File { get; init; }

    /// <summary>One picture of several that belong together.</summary>
    public bool IsAlbum { get; init; }

    /// <summary>The buttons below it, each with what it carries.</summary>
    public IReadOnlyList<(string Label, string? Line)> Buttons { get; init; } = [];

    /// <summary>It is more than words: a picture, a file, or what cannot be sent on.</summary>
    public bool HasAttachment { get; init; }
}
