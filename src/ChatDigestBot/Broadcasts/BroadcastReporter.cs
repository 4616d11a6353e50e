using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Types;

namespace ChatDigestBot.Broadcasts;

/// <summary>Keeps the report of each open broadcast true: one message of the bot, edited every few seconds and at the end.</summary>
internal sealed class BroadcastReporter(
    Database database,
    ChatStore chats,
    SubscriberStore subscribers,
    ButtonStore buttons,
    PacedApi api,
    BroadcastReplies view,
    DeliveryOptions options,
    TimeProvider clock)
{
    // The answer to the button that sent it appears first.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);

    /// <summary>Reports what is due to be reported; returns how many broadcasts are open.</summary>
    public async Task<int> ReportOnceAsync(CancellationToken cancellationToken)
    {
        var open = await database.ReadAsync(BroadcastStore.ListOpenAsync, cancellationToken);
        foreach (var broadcast in open)
        {
            await ReportAsync(broadcast, cancellationToken);
        }

        return open.Count;
    }

    private async Task<bool> ReportAsync(Broadcast broadcast, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < broadcast.CreatedAt + FirstAfter)
        {
            return false;
        }

        // Counting looks at every row of the broadcast: only when its turn may have come.
        var isRecent = broadcast.ReportedAt > now - BroadcastForecast.ReportInterval(now - broadcast.CreatedAt);
        if (isRecent && (broadcast.State != BroadcastState.Sending || await database.ReadAsync(session => DeliveryLedger.HasPlannedAsync(session, broadcast.Lane), cancellationToken)))
        {
            return false;
        }

        var counts = await database.ReadAsync(session => DeliveryLedger.CountAsync(session, broadcast.Unit), cancellationToken);
        var isDone = broadcast.State == BroadcastState.Sending && counts.Open == 0;
        var interval = isDone ? TimeSpan.Zero : BroadcastForecast.ReportInterval(now - broadcast.CreatedAt);
        if (!await database.WriteAsync(session => BroadcastStore.TakeReportTurnAsync(session, broadcast.Id, now, now - interval), cancellationToken))
        {
            return false;
        }

        var isShown = await ShowAsync(isDone ? broadcast with { State = BroadcastState.Done } : broadcast, counts, cancellationToken);
        if (isDone && isShown)
        {
            // Only now: a report that could not be shown is tried again.
            await database.WriteAsync(session => EndAsync(session, broadcast, now), cancellationToken);
        }

        return isShown;
    }

    // What was called off is over: nothing needs to be held any more.
    private static async Task EndAsync(DbSession session, Broadcast broadcast, DateTimeOffset now)
    {
        if (await BroadcastStore.EndAsync(session, broadcast.Id, now) > 0)
        {
            await DeliveryLedger.ReleaseAsync(session, broadcast.Unit);
        }
    }

    private async Task<bool> ShowAsync(Broadcast broadcast, UnitCounts counts, CancellationToken cancellationToken)
    {
        var chat = await database.ReadAsync(session => chats.FindByIdAsync(session, broadcast.AuthorChatId), cancellationToken);
        if (broadcast.ReportMessage is not { } message || chat is not { MayReceive: true })
        {
            return true; // /broadcasts shows it all the same
        }

        var author = await subscribers.GetAsync(new Target(chat.Id, null), clock.GetUtcNow(), cancellationToken);
        var report = view.Report(broadcast, counts, BroadcastForecast.Duration(counts.Open, options.MessagesPerSecond), author.Hours.Zone, chat.Language);
        var result = await api.SendAsync<MessageId>(
            new EditHtmlRequest(chat.TelegramId, message, report.Text)
            {
                LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
                ReplyMarkup = await buttons.KeyboardAsync(report.Buttons, cancellationToken),
            },
            SendPriority.Reply,
            cancellationToken);
        return result is not (ApiResult<MessageId>.NotSent or ApiResult<MessageId>.Unknown or ApiResult<MessageId>.Throttled);
    }
}
