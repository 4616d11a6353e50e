using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Roles;
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
    AdminNotices notices,
    SubscriberStore subscribers,
    ButtonStore buttons,
    PacedApi api,
    BroadcastControls controls,
    BroadcastReplies view,
    TimeProvider clock)
{
    // The answer to the button that sent it appears first.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);

    // What the report of each open broadcast says. One round at a time reads and writes it.
    private readonly Dictionary<long, Reply> _shown = [];

    /// <summary>Reports what is due to be reported; returns of how many broadcasts there is something to say.</summary>
    public async Task<int> ReportOnceAsync(CancellationToken cancellationToken)
    {
        var broadcasts = await database.ReadAsync(BroadcastStore.ListToReportAsync, cancellationToken);
        foreach (var ended in _shown.Keys.Except(broadcasts.Select(broadcast => broadcast.Id)).ToList())
        {
            _shown.Remove(ended);
        }

        foreach (var broadcast in broadcasts)
        {
            await ReportAsync(broadcast, cancellationToken);
        }

        return broadcasts.Count;
    }

    // True where it need not be tried again.
    private async Task<bool> ShowAsync(Broadcast broadcast, UnitCounts counts, CancellationToken cancellationToken)
    {
        // Whoever may not broadcast any more is told nothing of it; /broadcasts shows it to the others.
        var author = (await database.ReadAsync(session => notices.FindAsync(session, Role.Editor), cancellationToken)).FirstOrDefault(chat => chat.Id == broadcast.AuthorChatId);
        if (broadcast.ReportMessage is not { } message || author is not { MayReceive: true } || (message == 0 && !broadcast.HasBegun))
        {
            return true;
        }

        var report = await database.ReadAsync(session => controls.ReportAsync(session, broadcast, counts), cancellationToken);
        var settings = await subscribers.GetAsync(new Target(author.Id, null), clock.GetUtcNow(), cancellationToken);
        var says = view.Report(report, settings.Hours.Zone, author.Language);
        if (broadcast.ReportOwed == 0 && message != 0 && _shown.TryGetValue(broadcast.Id, out var shownLast) && IsSame(shownLast, says))
        {
            return true; // somebody may be waited for for hours, such as a group whose topic is closed
        }

        var result = await api.SendAsync<MessageId>(await RequestAsync(author, message, says, cancellationToken), SendPriority.Reply, cancellationToken);
        if (result.IsDone)
        {
            _shown[broadcast.Id] = says;
        }

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
        if (broadcast.IsRunning && now < broadcast.CreatedAt + FirstAfter && broadcast.CreatedAt <= now + BroadcastStore.ClockTolerance)
        {
            return;
        }

        // Counting looks at every row of the broadcast: only when its turn may have come.
        var interval = BroadcastForecast.ReportInterval(now - broadcast.CreatedAt);
        var isRecent = broadcast.ReportOwed == 0 && broadcast.ReportedAt > now - interval && broadcast.ReportedAt <= now + BroadcastStore.ClockTolerance;
        if (isRecent && (broadcast.State != BroadcastState.Sending || await database.ReadAsync(session => DeliveryLedger.HasPlannedAsync(session, broadcast.Lane), cancellationToken)))
        {
            return;
        }

        var counts = await database.ReadAsync(session => DeliveryLedger.CountAsync(session, broadcast.Unit), cancellationToken);
        if (broadcast.State == BroadcastState.Sending && counts.Open == 0)
        {
            broadcast = await database.WriteAsync(session => EndAsync(session, broadcast, now), cancellationToken);
        }

        // What is owed comes at once, unless it is a new message: another node may just be sending it.
        var comesAtOnce = broadcast.ReportOwed > 0 && broadcast.ReportMessage != 0;
        if (await database.WriteAsync(session => BroadcastStore.TakeReportTurnAsync(session, broadcast.Id, now, now - (comesAtOnce ? TimeSpan.Zero : interval)), cancellationToken)
            && await ShowAsync(broadcast, counts, cancellationToken))
        {
            // The pause until the next is counted from the answer: with a slow Telegram the author's chat would be busy with reports alone,
            // and the author's own copy never find its turn.
            await database.WriteAsync(session => BroadcastStore.ReportShownAsync(session, broadcast.Id, broadcast.ReportOwed, clock.GetUtcNow()), cancellationToken);
        }
    }

    private static bool IsSame(Reply one, Reply other) =>
        one.Text == other.Text && one.Buttons.SelectMany(row => row).SequenceEqual(other.Buttons.SelectMany(row => row));

    private async Task<IRequest> RequestAsync(Chat chat, int message, Reply report, CancellationToken cancellationToken)
    {
        var preview = new LinkPreviewOptions { IsDisabled = true };
        var keyboard = await buttons.KeyboardAsync(report.Buttons, cancellationToken);
        return message == 0
            ? new SendHtmlRequest(chat.TelegramId, report.Text) { LinkPreviewOptions = preview, ReplyMarkup = keyboard }
            : new EditHtmlRequest(chat.TelegramId, message, report.Text) { LinkPreviewOptions = preview, ReplyMarkup = keyboard };
    }

    // Written first and shown then: whoever reads that it is done may act on it. What was called off is over, so nothing needs to be held any more.
    private static async Task<Broadcast> EndAsync(DbSession session, Broadcast broadcast, DateTimeOffset now)
    {
        // As it stands now: somebody may just have had some of it sent again.
        var found = await BroadcastStore.FindAsync(session, broadcast.Id);
        if (found is { State: BroadcastState.Sending } && !await DeliveryLedger.HasOpenAsync(session, broadcast.Unit, broadcast.Lane))
        {
            await BroadcastStore.EndAsync(session, broadcast.Id, now);
            await DeliveryLedger.ReleaseAsync(session, broadcast.Unit);
            found = await BroadcastStore.FindAsync(session, broadcast.Id);
        }

        return found ?? broadcast;
    }
}
