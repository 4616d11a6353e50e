using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Decides which new items are news. Everything else is archive: found and read, and in nobody's digest. Pure.</summary>
/// <remarks>
/// A feed that is added has a past, and nobody subscribed to that: of its first answer only what is of the last day is news, and little of
/// it. Later a thousand items at once are a site that moved house, not a day with a thousand stories.
/// </remarks>
internal sealed class NewsRule(bool isFirst, TimeSpan freshness, DateTimeOffset now)
{
    private const int MostAtFirst = 10;
    private const int MostLater = 100;

    private static readonly TimeSpan FreshAtFirst = TimeSpan.FromDays(1);

    private int _news;

    /// <summary>To be asked for one item after the other, the newest first.</summary>
    public bool IsNews(FeedItem item)
    {
        var isFresh = item.PublishedAt is { } at ? now - at <= (isFirst && FreshAtFirst < freshness ? FreshAtFirst : freshness) : !isFirst;
        return isFresh && _news++ < (isFirst ? MostAtFirst : MostLater);
    }
}
