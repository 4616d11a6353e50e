using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Broadcasts.Running;

/// <summary>Keeps the report of each open broadcast true: one message of the bot, edited every few seconds and at the end.</summary>
internal sealed class BroadcastReporter(
    Database database,
    ChatStore chats,
    SubscriberStore subscribers,
    ButtonStore buttons,
    PacedApi api,
    BroadcastControls controls,
    BroadcastReplies view,
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

    /// <summary>Shows a broadcast as it stands, whatever was shown before; true where it need not be tried again.</summary>
    /// <param name="broadcast">As it stands.</param>
    /// <param name="counts">Null: not counted yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> ShowAsync(Broadcast broadcast, UnitCounts? counts, CancellationToken cancellationToken)
    {
        var chat = await database.ReadAsync(session => chats.FindByIdAsync(session, broadcast.AuthorChatId), cancellationToken);
        if (broadcast.ReportMessage is not { } message || chat is not { MayReceive: true })
        {
            return true; // /broadcasts shows it all the same
        }

        var report = await database.ReadAsync(session => controls.ReportAsync(session, broadcast, counts), cancellationToken);
        var author = await subscribers.GetAsync(new Target(chat.Id, null), clock.GetUtcNow(), cancellationToken);
        var result = await api.SendAsync<MessageId>(
            await RequestAsync(chat, message, view.Report(report, author.Hours.Zone, chat.Language), cancellationToken), SendPriority.Reply, cancellationToken);
        if (message == 0 && result is ApiResult<MessageId>.Ok or ApiResult<MessageId>.Unknown)
        {
            // One that may have arrived is not sent again, every few seconds, and cannot be found again either.
            var shown = (result as ApiResult<MessageId>.Ok)?.Value.Id;
            await database.WriteAsync(session => BroadcastStore.SetReportMessageAsync(session, broadcast.Id, shown), cancellationToken);
            return true;
        }

        return result is not (ApiResult<MessageId>.NotSent or ApiResult<MessageId>.Unknown or ApiResult<MessageId>.Throttled);
    }

    private async Task ReportAsync(Broadcast broadcast, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < broadcast.CreatedAt + FirstAfter && broadcast.CreatedAt <= now + BroadcastStore.ClockTolerance)
        {
            return;
        }

        // Counting looks at every row of the broadcast: only when its turn may have come.
        var interval = BroadcastForecast.ReportInterval(now - broadcast.CreatedAt);
        var isRecent = broadcast.ReportedAt > now - interval && broadcast.ReportedAt <= now + BroadcastStore.ClockTolerance;
        if (isRecent && (broadcast.State != BroadcastState.Sending || await database.ReadAsync(session => DeliveryLedger.HasPlannedAsync(session, broadcast.Lane), cancellationToken)))
        {
            return;
        }

        var counts = await database.ReadAsync(session => DeliveryLedger.CountAsync(session, broadcast.Unit), cancellationToken);
        var isDone = broadcast.State == BroadcastState.Sending && counts.Open == 0;
        // The last one comes at once, unless it is a new message: another node may just be sending it.
        var comesAtOnce = isDone && broadcast.ReportMessage != 0;
        if (!await database.WriteAsync(session => BroadcastStore.TakeReportTurnAsync(session, broadcast.Id, now, now - (comesAtOnce ? TimeSpan.Zero : interval)), cancellationToken))
        {
            return;
        }

        if (await ShowAsync(isDone ? broadcast with { State = BroadcastState.Done } : broadcast, counts, cancellationToken) && isDone)
        {
            // Only now: a report that could not be shown is tried again.
            await database.WriteAsync(session => EndAsync(session, broadcast, now), cancellationToken);
        }
    }

    private async Task<IRequest> RequestAsync(Chat chat, int message, Reply report, CancellationToken cancellationToken)
    {
        var preview = new LinkPreviewOptions { IsDisabled = true };
        var keyboard = await buttons.KeyboardAsync(report.Buttons, cancellationToken);
        return message == 0
            ? new SendHtmlRequest(chat.TelegramId, report.Text) { LinkPreviewOptions = preview, ReplyMarkup = keyboard }
            : new EditHtmlRequest(chat.TelegramId, message, report.Text) { LinkPreviewOptions = preview, ReplyMarkup = keyboard };
    }

    // What was called off is over: nothing needs to be held any more.
    private static async Task EndAsync(DbSession session, Broadcast broadcast, DateTimeOffset now)
    {
        if (await BroadcastStore.EndAsync(session, broadcast.Id, now) > 0)
        {
            await DeliveryLedger.ReleaseAsync(session, broadcast.Unit);
        }
    }
}
