using System.Globalization;
using ChatDigestBot.Console.Frame;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Opens;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console;

/// <summary>The overview's figures in the chat, by the admin's own calendar.</summary>
internal sealed class ShowStatisticsCommand(OverviewReader reader, Database database, SubscriberStore subscribers, TextCatalogue texts)
{
    [ChatCommand("stats", Access.Viewers, Order = 940)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var overview = await reader.ReadAsync(TimeSpan.FromHours(24), cancellationToken);
        var days = LocalDays.Last(7, call.Now, await subscribers.ZoneOfAsync(call, cancellationToken));
        var (week, hours) = await database.ReadAsync(
            async session => (await SubscriberFigures.CountAsync(session, [days.Bounds[0], call.Now]), await OpenStore.CountByHourAsync(session, days.Bounds[^2], call.Now)), cancellationToken);
        var growth = week.Sum(stretch => stretch.Came - stretch.Left);
        return Reply.Of(texts.Html(
            call.Language,
            "console.stats",
            ("subscribers", Count(call, "console.statsSubscribers", overview.Subscribers.Total)),
            ("growth", (growth < 0 ? "−" : "+") + Math.Abs(growth).ToString(CultureInfo.InvariantCulture)),
            ("opens", texts.Get(call.Language, "console.statsOpens", ("count", hours.Sum(hour => hour.Opens)))),
            ("awaiting", overview.Subscribers.Awaiting),
            ("paused", overview.Subscribers.Paused),
            ("unreachable", Count(call, "console.statsUnreachable", overview.Chats.Unreachable)),
            ("articles", Count(call, "console.statsArticles", overview.Articles.Articles)),
            ("stories", Count(call, "console.statsStories", overview.Articles.Stories)),
            ("unreadable", overview.Articles.Unreadable),
            ("sent", overview.Messages(DeliveryState.Sent)),
            ("waiting", overview.Messages(DeliveryState.Planned) + overview.Messages(DeliveryState.Sending)),
            ("failed", overview.Messages(DeliveryState.Failed)),
            ("doubt", overview.Messages(DeliveryState.InDoubt)),
            ("twice", overview.PossiblyTwice)));
    }

    private string Count(CommandCall call, string key, int count) => texts.Get(call.Language, key, ("count", count));
}
