using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Makes the one call to Telegram that a row stands for: sends something new, changes what is there, or takes it back.</summary>
internal sealed class DeliveryCaller(PacedApi api, DeliveryOptions options)
{
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <param name="mayBegin">Asked when its turn has come; false makes no call.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<SendResult> CallAsync(DeliveryRow row, LoadedContent content, Func<bool> mayBegin, CancellationToken abort)
    {
        var priority = row.IsUrgent ? SendPriority.Reply : SendPriority.BulkOf(row.Lane);
        if (row.Kind == DeliveryKind.Recall)
        {
            var deleted = await api.SendAsync<bool>(new DeleteMessageRequest { ChatId = row.TelegramId, MessageId = row.MessageId ?? 0 }, priority, mayBegin, abort);
            return deleted.Select(_ => new MessageId { Id = row.MessageId ?? 0 });
        }

        return await api.SendAsync<MessageId>(RequestOf(row, content), priority, mayBegin, abort);
    }

    private IRequest RequestOf(DeliveryRow row, LoadedContent content) => (row.Kind, content.Kind) switch
    {
        (DeliveryKind.Correction, ContentKind.Text) => new EditHtmlRequest(row.TelegramId, row.MessageId ?? 0, content.Text) { LinkPreviewOptions = PreviewOf(content), ReplyMarkup = content.Keyboard },
        (DeliveryKind.Correction, _) => new EditHtmlCaptionRequest(row.TelegramId, row.MessageId ?? 0, content.Text) { ReplyMarkup = content.Keyboard },
        (_, ContentKind.Photo) => new SendHtmlPhotoRequest(row.TelegramId, InputFile.FromFileId(content.FileId!), content.Text)
        {
            MessageThreadId = row.Target.ThreadId,
            AllowPaidBroadcast = options.PaysForBroadcasts,
            ReplyMarkup = content.Keyboard,
        },
        (_, ContentKind.Document) => new SendHtmlDocumentRequest(row.TelegramId, InputFile.FromFileId(content.FileId!), content.Text)
        {
            MessageThreadId = row.Target.ThreadId,
            AllowPaidBroadcast = options.PaysForBroadcasts,
            ReplyMarkup = content.Keyboard,
        },
        _ => new SendHtmlRequest(row.TelegramId, content.Text)
        {
            MessageThreadId = row.Target.ThreadId,
            LinkPreviewOptions = PreviewOf(content),
            AllowPaidBroadcast = options.PaysForBroadcasts,
            ReplyMarkup = content.Keyboard,
        },
    };

    private static LinkPreviewOptions PreviewOf(LoadedContent content) =>
        content.PreviewUrl is { } url ? new LinkPreviewOptions { Url = url, PreferLargeMedia = true, ShowAboveText = true } : NoPreview;
}
