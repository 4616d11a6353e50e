using ChatDigestBot.Shared;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Sends a text of 1 to 4096 UTF-16 units after entities are parsed.</summary>
internal sealed record SendMessage : ApiRequest<SentMessage>
{
    internal override string Method => "sendMessage";

    internal override long? PacedChat => ChatId;

    internal override int Messages => 1;

    public required long ChatId { get; init; }

    /// <summary>A forum's topic; General has none.</summary>
    public int? MessageThreadId { get; init; }

    public required HtmlText Text { get; init; }

    public string ParseMode { get; } = "HTML";

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }

    public bool? DisableNotification { get; init; }

    public bool? AllowPaidBroadcast { get; init; }

    public ReplyParameters? ReplyParameters { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }
}

/// <summary>Puts a new text and keyboard in the place of the old; without <see cref="ReplyMarkup"/> the keyboard goes.</summary>
internal sealed record EditMessageText : ApiRequest<EditedMessage>
{
    internal override string Method => "editMessageText";

    internal override long? PacedChat => ChatId;

    internal override int Messages => ChatId is null ? 0 : 1;

    public long? ChatId { get; init; }

    public long? MessageId { get; init; }

    /// <summary>In the place of chat and message, for a message sent through inline mode.</summary>
    public string? InlineMessageId { get; init; }

    public required HtmlText Text { get; init; }

    public string ParseMode { get; } = "HTML";

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }
}

/// <summary>Puts a new keyboard under a message; without one the keyboard goes.</summary>
internal sealed record EditMessageReplyMarkup : ApiRequest<EditedMessage>
{
    internal override string Method => "editMessageReplyMarkup";

    internal override long? PacedChat => ChatId;

    internal override int Messages => ChatId is null ? 0 : 1;

    public long? ChatId { get; init; }

    public long? MessageId { get; init; }

    public string? InlineMessageId { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }
}

/// <summary>Deletes a message of the last 48 hours.</summary>
internal sealed record DeleteMessage : ApiRequest<bool>
{
    internal override string Method => "deleteMessage";

    internal override long? PacedChat => ChatId;

    public required long ChatId { get; init; }

    public required long MessageId { get; init; }
}

/// <summary>Deletes up to 100 messages of the last 48 hours; missing ones are skipped.</summary>
internal sealed record DeleteMessages : ApiRequest<bool>
{
    internal override string Method => "deleteMessages";

    internal override long? PacedChat => ChatId;

    public required long ChatId { get; init; }

    public required IReadOnlyList<long> MessageIds { get; init; }
}

/// <summary>Shows "typing…" for five seconds or until the next message.</summary>
internal sealed record SendChatAction : ApiRequest<bool>
{
    internal override string Method => "sendChatAction";

    internal override long? PacedChat => ChatId;

    public required long ChatId { get; init; }

    public int? MessageThreadId { get; init; }

    /// <summary>Such as <c>typing</c>, <c>upload_document</c>.</summary>
    public required string Action { get; init; }
}

internal sealed record LinkPreviewOptions
{
    public static readonly LinkPreviewOptions Disabled = new() { IsDisabled = true };

    public bool? IsDisabled { get; init; }

    public string? Url { get; init; }

    public bool? PreferSmallMedia { get; init; }

    public bool? PreferLargeMedia { get; init; }

    public bool? ShowAboveText { get; init; }
}

internal sealed record ReplyParameters
{
    public required long MessageId { get; init; }

    /// <summary>True: a reply to a message that is gone is sent all the same, as no reply.</summary>
    public bool? AllowSendingWithoutReply { get; init; }
}
