using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Fetches a feed and reads it. Where a web page answers, the feed that it names is fetched instead, now and from then on.</summary>
internal sealed class FeedFetch(FeedClient client, ReadingThread thread, TimeProvider clock)
{
    private const int MostNamed = 3;

    public async Task<Outcome> RunAsync(ListedFeed feed, FeedState state, CancellationToken cancellationToken)
    {
        // An entry whose folder, name or topics are new is written with them when the feed itself changes next.
        var address = new Uri(state.Address);
        var outcome = await client.FetchAsync(address, ValidatorsOf(state), feed.Language, cancellationToken);
        if (outcome is FetchOutcome.Failed { Trouble.Kind: var trouble } && IsOfAddress(trouble) && state.Address != state.Url)
        {
            // What it moved to is gone: the listed address may know better.
            outcome = await client.FetchAsync(new Uri(state.Url), Validators.None, feed.Language, cancellationToken);
        }

        return outcome switch
        {
            FetchOutcome.NotModified kept => new Outcome.Unchanged(kept.Lasting, kept.MaxAge),
            FetchOutcome.Failed failed => new Outcome.Failed(failed.Trouble, failed.RetryAt),
            FetchOutcome.Fetched fetched when state.BodyHash != 0 && StableHash.Of(fetched.Bytes) == state.BodyHash => new Outcome.Unchanged(fetched.Lasting, fetched.MaxAge),
            FetchOutcome.Fetched fetched => await ReadAsync(feed, fetched, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(outcome.GetType().Name),
        };
    }

    private static bool IsOfAddress(FeedTroubleKind trouble) => trouble is FeedTroubleKind.Status or FeedTroubleKind.Gone
        or FeedTroubleKind.UnknownHost or FeedTroubleKind.NotReached or FeedTroubleKind.NotSecure or FeedTroubleKind.TimedOut;

    // Some servers answer "not modified" for ever once they are asked so: the first time a day they are not.
    private Validators ValidatorsOf(FeedState state) => state.AskedAt?.UtcDateTime.Date == clock.GetUtcNow().UtcDateTime.Date ? state.Validators : Validators.None;

    private async Task<Outcome> ReadAsync(ListedFeed feed, FetchOutcome.Fetched fetched, CancellationToken cancellationToken)
    {
        var reading = await ReadBytesAsync(feed, fetched, cancellationToken);
        if (reading is FeedReading.Page page)
        {
            foreach (var named in page.Feeds.Take(MostNamed))
            {
                if (await client.FetchAsync(named, Validators.None, feed.Language, cancellationToken) is FetchOutcome.Fetched found && await ReadBytesAsync(feed, found, cancellationToken) is FeedReading.Read { Document: var document })
                {
                    return new Outcome.Read(document, found, found.Lasting);
                }
            }

            return new Outcome.Failed(new FeedTrouble(FeedTroubleKind.PageWithoutFeed), null);
        }

        return reading is FeedReading.Read read ? new Outcome.Read(read.Document, fetched, fetched.Lasting) : new Outcome.Failed(((FeedReading.Unreadable)reading).Trouble, null);
    }

    private Task<FeedReading> ReadBytesAsync(ListedFeed feed, FetchOutcome.Fetched fetched, CancellationToken cancellationToken) => thread.RunAsync(
        () => FeedDocumentReader.Read(fetched.Bytes, new FeedOrigin(fetched.Address, fetched.Charset, feed.Language), clock.GetUtcNow()), cancellationToken);

    /// <summary>What fetching and reading came to.</summary>
    internal abstract record Outcome
    {
        private Outcome()
        {
        }

        internal sealed record Read(FeedDocument Document, FetchOutcome.Fetched Answer, Uri Lasting) : Outcome;

        internal sealed record Unchanged(Uri Lasting, TimeSpan? MaxAge) : Outcome;

        internal sealed record Failed(FeedTrouble Trouble, DateTimeOffset? RetryAt) : Outcome;
    }
}
