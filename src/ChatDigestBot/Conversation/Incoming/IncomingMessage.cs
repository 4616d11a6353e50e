using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Something a person said or tapped that may concern the bot.</summary>
internal sealed record IncomingMessage
{
    public required ChatSighting Chat { get; init; }

    public required int? ThreadId { get; init; }

    public required Person Person { get; init; }

    /// <summary>What was typed, or the data of the button, just as it came.</summary>
    public required string Written
    {
        get;
        init => (field, Text) = (value, PlainText.WithoutTurns(value));
    }

    /// <summary>The same without what would turn around a line that repeats it, and as long.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Marked stretches of <see cref="Text"/>, such as bold words.</summary>
    public IReadOnlyList<MessageEntity> Entities { get; init; } = [];

    public required CallOrigin Origin { get; init; }

    /// <summary>In a group: the button is the bot's, or the message answers one of the bot's.</summary>
    public required bool IsToBot { get; init; }

    /// <summary>Speaks as the group itself, which only administrators can.</summary>
    public bool IsAnonymousAdmin { get; init; }

    /// <summary>When it was said; for taps Telegram does not tell.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Telegram's name of the album that the message is a part of.</summary>
    public string? Album { get; init; }

    public bool IsForward { get; init; }

    /// <summary>The words stand under a picture, a file or the like; or there are none.</summary>
    public bool HasAttachment { get; init; }

    /// <summary>A picture or file that can be sent on.</summary>
    public SentFile? File { get; init; }

    /// <summary>The message that this one answers, where Telegram tells it.</summary>
    public QuotedMessage? Quoted { get; init; }

    /// <summary>A place on the map.</summary>
    public bool IsPlace { get; init; }

    public required long UpdateId { get; init; }

    /// <summary>Of a tap.</summary>
    public string? CallbackQueryId { get; init; }

    public bool IsPrivate => Chat.Kind == ChatKind.Private;

    /// <summary>Whom limits count: people who speak as the group are one.</summary>
    public long Speaker => IsAnonymousAdmin ? Chat.TelegramId : Person.Id;
}
