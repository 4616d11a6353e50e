namespace ChatDigestBot.Telegram.Api;

/// <summary>Something that happened: exactly one of the kinds is set, or none where Telegram has invented a new one.</summary>
internal sealed record Update
{
    public required long UpdateId { get; init; }

    public Message? Message { get; init; }

    public Message? EditedMessage { get; init; }

    public Message? ChannelPost { get; init; }

    public Message? EditedChannelPost { get; init; }

    public CallbackQuery? CallbackQuery { get; init; }

    public InlineQuery? InlineQuery { get; init; }

    public ChosenInlineResult? ChosenInlineResult { get; init; }

    public ChatMemberUpdated? MyChatMember { get; init; }

    public ChatMemberUpdated? ChatMember { get; init; }
}

/// <summary>A tap on a button.</summary>
internal sealed record CallbackQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    /// <summary>The message with the button; its text is missing when it is too old (<see cref="Api.Message.IsInaccessible"/>).</summary>
    public Message? Message { get; init; }

    public string? InlineMessageId { get; init; }

    public string? ChatInstance { get; init; }

    public string? Data { get; init; }
}

/// <summary>What a person types after the bot's name in any chat.</summary>
internal sealed record InlineQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    public string Query { get; init; } = "";

    public string Offset { get; init; } = "";

    public string? ChatType { get; init; }
}

/// <summary>An inline result that a person sent.</summary>
internal sealed record ChosenInlineResult
{
    public required string ResultId { get; init; }

    public required User From { get; init; }

    public string Query { get; init; } = "";

    public string? InlineMessageId { get; init; }
}

/// <summary>A member's place in a chat changed; as <c>my_chat_member</c> it is the bot's own.</summary>
internal sealed record ChatMemberUpdated
{
    public required TelegramChat Chat { get; init; }

    public required User From { get; init; }

    /// <summary>Unix seconds.</summary>
    public long Date { get; init; }

    public required ChatMember OldChatMember { get; init; }

    public required ChatMember NewChatMember { get; init; }
}
