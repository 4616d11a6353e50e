using System.Globalization;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Pulling;

namespace ChatDigestBot.Feeds;

/// <summary>A listed feed with what became of it.</summary>
/// <param name="PerDay">Posts a day over the last week, the archive left out.</param>
internal sealed record FeedStanding(ListedFeed Feed, FeedState State, double PerDay)
{
    public string Name => Feed.NameOr(State.Title);
}

/// <summary>What operators see of the feeds, and what they may do about one.</summary>
internal sealed class FeedBoard(FeedList list, FeedStore store, TimeProvider clock)
{
    private const int Days = 7;

    /// <summary>What is wrong with the list as it stands; null when it is good.</summary>
    public string? Problem => list.Problem;

    public string Path => list.Path;

    /// <summary>Those with trouble first, then in the order of the list.</summary>
    public async Task<IReadOnlyList<FeedStanding>> ListAsync(CancellationToken cancellationToken)
    {
        var counts = await store.CountSinceAsync(clock.GetUtcNow().AddDays(-Days), cancellationToken);
        return [.. (await ListStatesAsync(cancellationToken)).Select(found => new FeedStanding(found.Feed, found.State, counts.GetValueOrDefault(found.Feed.Key) / (double)Days)).OrderBy(standing => standing.State.Trouble is null)];
    }

    /// <summary>In the order of the list.</summary>
    public async Task<IReadOnlyList<(ListedFeed Feed, FeedState State)>> ListStatesAsync(CancellationToken cancellationToken)
    {
        var feeds = list.Read();
        var states = await store.FindAsync(feeds, clock.GetUtcNow(), cancellationToken);
        return [.. feeds.Select(feed => (feed, states[feed.Key]))];
    }

    /// <summary>Makes a feed due now; false where the list has no such feed.</summary>
    public async Task<bool> HurryAsync(string key, long admin, CancellationToken cancellationToken)
    {
        if (Find(key) is not { } feed)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await store.HurryAsync(FeedState.New(feed, now), admin, now, cancellationToken);
        return true;
    }

    /// <summary>Stops asking a feed, or goes on; false where the list has no such feed.</summary>
    public async Task<bool> SetPausedAsync(string key, bool isPaused, long admin, CancellationToken cancellationToken)
    {
        if (Find(key) is not { } feed)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await store.SetPausedAsync(FeedState.New(feed, now), isPaused, admin, now, cancellationToken);
        return true;
    }

    private ListedFeed? Find(string key) => list.Read().FirstOrDefault(feed => feed.Key == key);

    /// <summary>A rate that people read without thinking: <c>12</c>, <c>0.4</c>.</summary>
    public static string Rate(double perDay) => perDay.ToString(perDay >= 10 ? "0" : "0.#", CultureInfo.InvariantCulture);
}
