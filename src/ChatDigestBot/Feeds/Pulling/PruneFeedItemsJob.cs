using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Jobs;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Forgets items of a year ago that their feeds have long stopped showing, and feeds that left the list as long ago; the posts stay.</summary>
internal sealed class PruneFeedItemsJob(FeedStore store, FeedList list, TimeProvider clock) : IJob
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var listed = list.Read();
        // Of a list that cannot be read nobody knows what left it.
        var (total, removed) = (list.Problem is null ? await store.ForgetFeedsAsync([.. listed.Select(feed => feed.Key)], now - Kept, cancellationToken) : 0, 0);
        do
        {
            removed = await store.PruneAsync(now - Kept, now.AddDays(-100), BatchSize, cancellationToken);
            total += removed;
        }
        while (removed == BatchSize);

        return JobResult.Of($"{total:itemsForgotten} old items forgotten");
    }
}
