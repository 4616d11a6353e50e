using System.Collections.Concurrent;
using System.Data.Common;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>One round over the feeds: several hosts at once, those that have waited longest first.</summary>
internal sealed class FeedRound(FeedList list, FeedPuller puller, FeedStore store, LeaseStore leases, TimeProvider clock)
{
    private const int HostsAtOnce = 8;

    /// <summary>What a round does not come to is due in the next one.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <param name="isWanted">Which feeds to pull; by default <see cref="FeedState.IsDue"/> decides.</param>
    /// <param name="report">Told of each feed that was pulled, from several threads.</param>
    /// <returns>Null where another process pulls just now.</returns>
    public async Task<RoundResult?> RunAsync(Func<ListedFeed, FeedState, bool>? isWanted, Action<ListedFeed, PullResult>? report, CancellationToken cancellationToken)
    {
        var feeds = list.Read();
        if (feeds.Count == 0)
        {
            return new RoundResult();
        }

        var startedAt = clock.GetUtcNow();
        isWanted ??= (_, state) => state.IsDue(startedAt);
        if ((await FindWantedAsync()).Count == 0)
        {
            return new RoundResult();
        }

        await using var held = await leases.TryHoldAsync(Lease.Feeds, cancellationToken);
        if (held is null)
        {
            return null;
        }

        // Whoever had the lease until now may have pulled some of them.
        var wanted = await FindWantedAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
        var result = new RoundResult();
        // What nobody expected of one feed, a fault of ours, keeps no other from being asked.
        var faults = new ConcurrentBag<Exception>();
        var hosts = wanted.GroupBy(one => one.State.Host).OrderBy(host => host.Min(one => one.State.NextAt));
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = stop.Token }, async (host, token) =>
        {
            foreach (var (feed, state) in host.OrderBy(one => one.State.NextAt).TakeWhile(_ => clock.GetUtcNow() - startedAt < Longest))
            {
                PullResult pulled;
                try
                {
                    pulled = await puller.PullAsync(feed, state, token);
                }
                catch (Exception exception) when (exception is not (OperationCanceledException or DbException))
                {
                    faults.Add(new InvalidOperationException($"{feed.NameOr(null)}: {exception.Message}", exception));
                    continue;
                }

                result.Add(pulled);
                report?.Invoke(feed, pulled);
                if (pulled.Trouble?.Kind == FeedTroubleKind.Busy)
                {
                    break; // the host asked to be left alone with all its feeds
                }
            }
        });
        return faults.IsEmpty ? result : throw new AggregateException(faults);

        async Task<List<(ListedFeed Feed, FeedState State)>> FindWantedAsync()
        {
            var states = await store.FindAsync(feeds, startedAt, cancellationToken);
            return [.. feeds.Select(feed => (Feed: feed, State: states[feed.Key])).Where(one => isWanted(one.Feed, one.State))];
        }
    }
}

/// <summary>What a round brought; counted from several threads.</summary>
internal sealed class RoundResult
{
    private int _asked;
    private int _new;
    private int _changed;
    private int _failed;

    public int Asked => _asked;

    public int New => _new;

    public int Changed => _changed;

    public int Failed => _failed;

    public void Add(PullResult pulled)
    {
        Interlocked.Increment(ref _asked);
        Interlocked.Add(ref _new, pulled.New);
        Interlocked.Add(ref _changed, pulled.Changed);
        Interlocked.Add(ref _failed, pulled.Trouble is null ? 0 : 1);
    }
}
