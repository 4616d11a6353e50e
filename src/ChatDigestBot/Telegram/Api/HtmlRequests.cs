using System.Diagnostics.CodeAnalysis;
using ChatDigestBot.Shared;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;

namespace ChatDigestBot.Telegram.Api;

// The one place where text becomes part of a request: the library's is a plain string, and a test forbids to set it anywhere else.

/// <summary>Sends a text of 1 to 4096 UTF-16 units after entities are parsed.</summary>
internal sealed class SendHtmlRequest : SendMessageRequest
{
    [SetsRequiredMembers]
    public SendHtmlRequest(long chatId, HtmlText text) => (ChatId, Text, ParseMode) = (chatId, text.Html, ParseMode.Html);
}

/// <summary>Puts a new text and keyboard in the place of the old; without <c>ReplyMarkup</c> the keyboard goes.</summary>
internal sealed class EditHtmlRequest : EditMessageTextRequest
{
    [SetsRequiredMembers]
    public EditHtmlRequest(long chatId, int messageId, HtmlText text) => (ChatId, MessageId, Text, ParseMode) = (chatId, messageId, text.Html, ParseMode.Html);
}

/// <summary>Puts a new caption of up to 1024 UTF-16 units in the place of the old; without <c>ReplyMarkup</c> the keyboard goes.</summary>
internal sealed class EditHtmlCaptionRequest : EditMessageCaptionRequest
{
    [SetsRequiredMembers]
    public EditHtmlCaptionRequest(long chatId, int messageId, HtmlText caption) => (ChatId, MessageId, Caption, ParseMode) = (chatId, messageId, caption.Html, ParseMode.Html);
}

/// <summary>Sends a picture with a caption of up to 1024 UTF-16 units after entities are parsed.</summary>
internal sealed class SendHtmlPhotoRequest : SendPhotoRequest
{
    [SetsRequiredMembers]
    public SendHtmlPhotoRequest(long chatId, InputFile photo, HtmlText caption) => (ChatId, Photo, Caption, ParseMode) = (chatId, photo, caption.Html, ParseMode.Html);
}

/// <summary>Sends a file with a caption of up to 1024 UTF-16 units after entities are parsed.</summary>
internal sealed class SendHtmlDocumentRequest : SendDocumentRequest
{
    [SetsRequiredMembers]
    public SendHtmlDocumentRequest(long chatId, InputFile document, HtmlText caption) => (ChatId, Document, Caption, ParseMode) = (chatId, document, caption.Html, ParseMode.Html);
}

/// <summary>The message that choosing an inline result posts.</summary>
internal sealed class InlineHtmlContent : InputTextMessageContent
{
    [SetsRequiredMembers]
    public InlineHtmlContent(HtmlText text) => (MessageText, ParseMode) = (text.Html, ParseMode.Html);
}

/// <summary>Ends a button's waiting circle, with a few plain words or none: Telegram reads no marks there, and takes 200 characters.</summary>
internal sealed class AnswerTapRequest : AnswerCallbackQueryRequest
{
    private const int MaxLength = 200;

    [SetsRequiredMembers]
    public AnswerTapRequest(string queryId, string? words) =>
        (CallbackQueryId, Text) = (queryId, words is null ? null : PlainText.Beginning(words, MaxLength));
}
