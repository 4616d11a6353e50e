using System.Text.Json.Serialization;

namespace ChatDigestBot.Telegram.Api;

/// <summary>A message as Telegram tells of it; only what the bot reads.</summary>
internal sealed record Message
{
    public required long MessageId { get; init; }

    public int? MessageThreadId { get; init; }

    public required TelegramChat Chat { get; init; }

    /// <summary>Absent in channels.</summary>
    public User? From { get; init; }

    /// <summary>Set where a chat speaks: a channel's post, an anonymous group admin.</summary>
    public TelegramChat? SenderChat { get; init; }

    /// <summary>Unix seconds; 0 for a message whose content Telegram no longer gives.</summary>
    public long Date { get; init; }

    public long? EditDate { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<MessageEntity>? Entities { get; init; }

    public string? Caption { get; init; }

    public IReadOnlyList<MessageEntity>? CaptionEntities { get; init; }

    public IReadOnlyList<PhotoSize>? Photo { get; init; }

    public Document? Document { get; init; }

    public Message? ReplyToMessage { get; init; }

    /// <summary>The bot whose inline result this is.</summary>
    public User? ViaBot { get; init; }

    public bool? IsTopicMessage { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }

    public IReadOnlyList<User>? NewChatMembers { get; init; }

    public User? LeftChatMember { get; init; }

    /// <summary>This group became a supergroup of this id.</summary>
    public long? MigrateToChatId { get; init; }

    /// <summary>This supergroup was a group of this id.</summary>
    public long? MigrateFromChatId { get; init; }

    [JsonIgnore]
    public bool IsInaccessible => Date == 0;
}

/// <summary>A marked stretch of a text, in UTF-16 units.</summary>
internal sealed record MessageEntity
{
    /// <summary>Such as <c>bot_command</c>, <c>mention</c>, <c>url</c>, <c>text_link</c>; Telegram adds new ones.</summary>
    public required string Type { get; init; }

    public required int Offset { get; init; }

    public required int Length { get; init; }

    public string? Url { get; init; }

    public User? User { get; init; }
}

internal sealed record PhotoSize
{
    public required string FileId { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }
}

internal sealed record Document
{
    public required string FileId { get; init; }

    public string? FileName { get; init; }
}

/// <summary>What sending answers with. Telegram tells the whole message; its id is all that is read, since every bulk message pays for reading it.</summary>
internal sealed record SentMessage
{
    public required long MessageId { get; init; }
}

/// <summary>What an edit answers with: the message, or nothing but success for an inline message.</summary>
internal sealed record EditedMessage(Message? Message);
