using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Console;

/// <summary>Puts the overview together from the features' own figures.</summary>
internal sealed class OverviewReader(Database database, SubscriberStore subscribers, ChatStore chats, ArticleCatalogue articles, TimeProvider clock)
{
    public async Task<Overview> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromHours(24);
        var articleCounts = await articles.CountAsync(cancellationToken);
        return await database.ReadAsync(
            async session => new Overview
            {
                Subscribers = await subscribers.CountAsync(session, now),
                Chats = await chats.CountAsync(session),
                Articles = articleCounts,
                Deliveries = await DeliveryStatistics.CountAsync(session, since),
                PossiblyTwice = await DeliveryStatistics.CountPossiblyTwiceAsync(session, since),
            },
            cancellationToken);
    }
}
