using System.Globalization;
using ChatDigestBot.Jobs;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Each minute asks the feeds that are due.</summary>
internal sealed class FetchFeedsJob(FeedRound round) : IJob
{
    public const string Name = "fetch-feeds";

    public async Task<string> RunAsync(CancellationToken cancellationToken) => await round.RunAsync(null, null, cancellationToken) is { } result
        ? string.Create(CultureInfo.InvariantCulture, $"{result.Asked} feeds asked, {result.New} new posts, {result.Changed} changed, {result.Failed} feeds failed")
        : "0 feeds asked: another process pulls them just now";
}
