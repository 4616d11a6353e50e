using ChatDigestBot.Jobs;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Each minute asks the feeds that are due.</summary>
internal sealed class FetchFeedsJob(FeedRound round) : IJob
{
    public const string Name = "fetch-feeds";

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken) => await round.RunAsync(null, null, cancellationToken) is { } result
        ? JobResult.Of($"{result.Asked:feedsAsked} feeds asked, {result.New:newPosts} new posts, {result.Changed:changedPosts} changed, {result.Failed:feedsFailed} feeds failed")
        : new JobResult("0 feeds asked: another process pulls them just now", new RunPoint("feedsAsked", 0), new RunPoint("elsewhere"));
}
