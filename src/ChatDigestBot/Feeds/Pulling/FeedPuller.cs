using ChatDigestBot.Articles;
using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Pulls one feed: fetch, read, write what is new, and remember it. What goes wrong is a result.</summary>
/// <remarks>Killed anywhere it leaves whole posts; those the database has not heard of yet are found again by the key in their head.</remarks>
internal sealed class FeedPuller(FeedFetch fetch, ItemWriter writer, FeedStore store, FreshnessOptions news, TimeProvider clock)
{
    public async Task<PullResult> PullAsync(ListedFeed feed, FeedState state, CancellationToken cancellationToken)
    {
        var fetched = await fetch.RunAsync(feed, state, cancellationToken);
        var now = clock.GetUtcNow();
        return fetched switch
        {
            FeedFetch.Outcome.Unchanged unchanged => await NoteUnchangedAsync(feed, state, unchanged, now, cancellationToken),
            FeedFetch.Outcome.Read read => await WriteAsync(feed, state, read, now, cancellationToken),
            FeedFetch.Outcome.Failed failed => await NoteFailureAsync(feed, state, failed.Trouble, failed.RetryAt, now, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(fetched.GetType().Name),
        };
    }

    private async Task<PullResult> NoteUnchangedAsync(ListedFeed feed, FeedState state, FeedFetch.Outcome.Unchanged unchanged, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = FetchSchedule.AfterSuccess(feed.Every, [unchanged.MaxAge], now);
        await store.SaveAsync(Well(state, now) with { Address = unchanged.Lasting.AbsoluteUri, Host = unchanged.Lasting.IdnHost, NextAt = next }, cancellationToken);
        return new PullResult { IsUnchanged = true, Items = state.Items };
    }

    private async Task<PullResult> NoteFailureAsync(ListedFeed feed, FeedState state, FeedTrouble trouble, DateTimeOffset? retryAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var failures = state.Failures + 1;
        var next = FetchSchedule.AfterFailure(feed.Every, failures, retryAt, now, Random.Shared.NextDouble());
        await store.SaveAsync(
            state with
            {
                AskedAt = now,
                NextAt = next,
                Failures = failures,
                FailingSince = state.FailingSince ?? now,
                Trouble = trouble.Kind.ToString(),
                TroubleDetail = trouble.Detail,
            },
            cancellationToken);
        if (trouble.Kind == FeedTroubleKind.Busy)
        {
            await store.DelayHostAsync(state.Host, FetchSchedule.Busy(retryAt, now), cancellationToken);
        }

        return PullResult.Failed(trouble);
    }

    private async Task<PullResult> WriteAsync(ListedFeed feed, FeedState state, FeedFetch.Outcome.Read read, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var matched = ItemMatcher.Match(feed.Key, read.Document.Items, await store.ListItemsAsync(feed.Key, cancellationToken));
        var rule = new NewsRule(state.FirstReadAt is null, news.Freshness, now);
        var source = feed.NameOr(read.Document.Title);
        ItemWriter.Result written;
        try
        {
            written = await writer.WriteAsync(feed, source, matched, rule, now, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await NoteFailureAsync(feed, state, new FeedTrouble(FeedTroubleKind.Folder, exception.GetType().Name), null, now, cancellationToken);
        }

        var known = Well(state, now) with
        {
            Address = read.Lasting.AbsoluteUri,
            Host = read.Lasting.IdnHost,
            Title = read.Document.Title,
            Items = read.Document.Items.Count,
            Repair = read.Document.Repair.ToString(),
        };
        await store.SaveAsync(
            written.IsCut
                // The next round goes on with the same answer, as if it had not been read.
                ? known with { Etag = null, LastModified = null, BodyHash = 0, NextAt = now }
                : known with
                {
                    Etag = read.Answer.Validators.ETag,
                    LastModified = read.Answer.Validators.LastModified,
                    BodyHash = StableHash.Of(read.Answer.Bytes),
                    NextAt = FetchSchedule.AfterSuccess(feed.Every, [read.Answer.MaxAge, read.Document.AsksToWait], now),
                    FirstReadAt = state.FirstReadAt ?? now,
                },
            cancellationToken);
        return new PullResult { Items = read.Document.Items.Count, New = written.New, Archive = written.Archive, Changed = written.Changed, LeftToPeople = written.LeftToPeople };
    }

    private static FeedState Well(FeedState state, DateTimeOffset now) =>
        state with { AskedAt = now, ReadAt = now, Failures = 0, FailingSince = null, Trouble = null, TroubleDetail = "" };
}
