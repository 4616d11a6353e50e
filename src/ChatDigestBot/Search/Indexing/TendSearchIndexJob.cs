using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Indexes posts the index lacks, and merges its segments when nobody writes.</summary>
/// <remarks>Two nodes at once do some work twice and nothing wrong; cut short, the next run goes on.</remarks>
internal sealed class TendSearchIndexJob(Database database, SearchIndexSink sink, SegmentMerger merger) : IJob
{
    private const int PostsATransaction = 100;

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var indexed = await CatchUpAsync(database, sink, cancellationToken);
        var steps = merger.IsDue ? await merger.MergeAsync(cancellationToken) : 0;
        return JobResult.Of($"{indexed:postsCaughtUp} posts caught up, index merged in {steps:indexSteps} steps");
    }

    /// <summary>Indexes what was read before there was an index, or by older rules; returns how many posts.</summary>
    public static async Task<int> CatchUpAsync(Database database, SearchIndexSink sink, CancellationToken cancellationToken)
    {
        var indexed = 0;
        while (await database.ReadAsync(SearchIndexSink.IsBehindAsync, cancellationToken)
            && await database.WriteInBulkAsync(session => sink.CatchUpAsync(session, PostsATransaction), cancellationToken) is > 0 and var some)
        {
            indexed += some;
        }

        return indexed;
    }
}
