using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Console;

/// <summary>Puts the overview together from the features' own figures.</summary>
internal sealed class OverviewReader(Database database, SubscriberStore subscribers, ChatStore chats, ArticleCatalogue articles, TimeProvider clock)
{
    /// <param name="settledWithin">How far back messages that came to an end are counted; zero counts only what is open, which costs next to nothing.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<Overview> ReadAsync(TimeSpan settledWithin, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - settledWithin;
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
