using ChatDigestBot.Shared;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Ends a button's waiting circle, once and within about 15 seconds of the tap; the text has up to 200 characters.</summary>
internal sealed record AnswerCallbackQuery : ApiRequest<bool>
{
    internal override string Method => "answerCallbackQuery";

    public required string CallbackQueryId { get; init; }

    public string? Text { get; init; }

    /// <summary>True: a box to close; else a line that fades.</summary>
    public bool? ShowAlert { get; init; }
}

/// <summary>Answers an inline query with up to 50 results, each with a unique id of up to 64 bytes.</summary>
internal sealed record AnswerInlineQuery : ApiRequest<bool>
{
    internal override string Method => "answerInlineQuery";

    public required string InlineQueryId { get; init; }

    public required IReadOnlyList<InlineArticle> Results { get; init; }

    /// <summary>Seconds for which Telegram may give the answer again.</summary>
    public int? CacheTime { get; init; }

    public bool? IsPersonal { get; init; }

    public string? NextOffset { get; init; }

    public InlineResultsButton? Button { get; init; }
}

/// <summary>An inline result of type "article".</summary>
internal sealed record InlineArticle
{
    public string Type { get; } = "article";

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required InlineMessageContent InputMessageContent { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? ThumbnailUrl { get; init; }
}

internal sealed record InlineMessageContent
{
    public required HtmlText MessageText { get; init; }

    public string ParseMode { get; } = "HTML";

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }
}

/// <summary>A button above inline results that opens the chat with the bot.</summary>
internal sealed record InlineResultsButton
{
    public required string Text { get; init; }

    /// <summary>1 to 64 of <c>A-Za-z0-9_-</c>.</summary>
    public string? StartParameter { get; init; }
}
