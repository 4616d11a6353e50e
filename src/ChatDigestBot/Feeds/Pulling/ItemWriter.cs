using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Posts;
using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Writes the items of one answer as posts and remembers them, some at a time.</summary>
internal sealed class ItemWriter(PostFiles files, FullTexts fullTexts, FeedStore store, TimeProvider clock) : IDisposable
{
    private const int BatchSize = 50;

    /// <summary>So long items are begun: a site whose pages are slow keeps no other feed waiting.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <exception cref="IOException">The folder took no file; what was written until then is remembered.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public async Task<Result> WriteAsync(ListedFeed feed, string source, IReadOnlyList<MatchedItem> items, NewsRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = new Result();
        var written = new List<KnownItem>();
        var began = clock.GetTimestamp();
        try
        {
            foreach (var item in items.OrderByDescending(item => item.Item.PublishedAt ?? now))
            {
                if (clock.GetElapsedTime(began) >= Longest)
                {
                    result.IsCut = true;
                    break;
                }

                if (await WriteAsync(feed, source, item, rule, result, cancellationToken) is { } known)
                {
                    written.Add(known);
                }

                if (written.Count == BatchSize)
                {
                    await store.SaveItemsAsync(feed.Key, written, now, cancellationToken);
                    written.Clear();
                }
            }
        }
        finally
        {
            await store.SaveItemsAsync(feed.Key, written, now, CancellationToken.None);
        }

        await store.TouchAsync(feed.Key, [.. items.Where(item => item.Known is not null).Select(item => item.ItemKey)], now, cancellationToken);
        return result;
    }

    private async Task<KnownItem?> WriteAsync(ListedFeed feed, string source, MatchedItem item, NewsRule rule, Result result, CancellationToken cancellationToken)
    {
        if (item.Known is { } known)
        {
            return item.IsChanged || files.IsEmpty(known.Path) ? await UpdateAsync(feed, source, item, known, result, cancellationToken) : null;
        }

        var isNews = rule.IsNews(item.Item);
        var path = PostPath.Of(feed, source, item.Item.Title, item.ItemKey);
        var whole = isNews ? await WholeAsync(feed, item.Item, cancellationToken) : item.Item;
        var writing = await InTurnAsync(() => files.CreateAsync(FeedPost.Of(feed, source, whole, item.ItemKey, path, !isNews), cancellationToken), cancellationToken);
        result.Count(writing, isNew: true, isNews);
        return Remember(item, path, writing, !isNews);
    }

    private async Task<KnownItem> UpdateAsync(ListedFeed feed, string source, MatchedItem item, KnownItem known, Result result, CancellationToken cancellationToken)
    {
        var whole = known.IsArchive ? item.Item : await WholeAsync(feed, item.Item, cancellationToken);
        // Its first date stays: a feed that dates its items anew makes no news of them.
        var dated = whole with { PublishedAt = known.PublishedAt ?? whole.PublishedAt };
        var writing = await InTurnAsync(() => files.UpdateAsync(FeedPost.Of(feed, source, dated, item.ItemKey, known.Path, known.IsArchive), known.FileHash, cancellationToken), cancellationToken);
        result.Count(writing, isNew: false, isNews: false);
        return Remember(item, known.Path, writing, known.IsArchive) with { FileHash = writing is PostWriting.Written { FileHash: var hash } ? hash : known.FileHash, PublishedAt = dated.PublishedAt };
    }

    private async Task<FeedItem> WholeAsync(ListedFeed feed, FeedItem item, CancellationToken cancellationToken) =>
        feed.IsFullText && await fullTexts.FindAsync(item, feed.Language, cancellationToken) is { } body ? item with { Body = body } : item;

    // One at a time, however many feeds are pulled at once: eight that write leave no core to whoever waits for an answer.
    private async Task<PostWriting> InTurnAsync(Func<Task<PostWriting>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await write();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static KnownItem Remember(MatchedItem item, string path, PostWriting writing, bool isArchive) => new()
    {
        ItemKey = item.ItemKey,
        IdHash = item.Print.IdHash,
        LinkHash = item.Print.LinkHash,
        TitleHash = item.Print.TitleHash,
        TextHash = item.Print.TextHash,
        Path = path,
        FileHash = writing is PostWriting.Written { FileHash: var hash } ? hash : 0,
        PublishedAt = item.Item.PublishedAt,
        IsArchive = isArchive,
    };

    /// <summary>Counts what became of the items.</summary>
    internal sealed class Result
    {
        public int New { get; private set; }

        public int Archive { get; private set; }

        public int Changed { get; private set; }

        public int LeftToPeople { get; private set; }

        /// <summary>The time was over before all items were come to.</summary>
        public bool IsCut { get; set; }

        public void Count(PostWriting writing, bool isNew, bool isNews)
        {
            if (writing is not PostWriting.Written)
            {
                LeftToPeople++;
                return;
            }

            New += isNew ? 1 : 0;
            Archive += isNew && !isNews ? 1 : 0;
            Changed += isNew ? 0 : 1;
        }
    }
}
