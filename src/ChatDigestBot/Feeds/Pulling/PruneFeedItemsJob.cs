using ChatDigestBot.Jobs;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Forgets items of a year ago that their feeds have long stopped showing; the posts stay.</summary>
internal sealed class PruneFeedItemsJob(FeedStore store, TimeProvider clock) : IJob
{
    private const int BatchSize = 500;

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (total, removed) = (0, 0);
        do
        {
            removed = await store.PruneAsync(now.AddDays(-400), now.AddDays(-100), BatchSize, cancellationToken);
            total += removed;
        }
        while (removed == BatchSize);

        return JobResult.Of($"{total:itemsForgotten} old items forgotten");
    }
}
