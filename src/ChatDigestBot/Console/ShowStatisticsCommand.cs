using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console;

internal sealed class ShowStatisticsCommand(OverviewReader reader, TextCatalogue texts)
{
    [ChatCommand("stats", Access.Viewers, Order = 940)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var overview = await reader.ReadAsync(TimeSpan.FromHours(24), cancellationToken);
        return Reply.Of(texts.Html(
            call.Language,
            "console.stats",
            ("subscribers", Count(call, "console.statsSubscribers", overview.Subscribers.Total)),
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
