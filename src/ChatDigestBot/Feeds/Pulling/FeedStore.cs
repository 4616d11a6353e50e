using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>All SQL of feeds and their items.</summary>
internal sealed class FeedStore(Database database)
{
    private const string Columns =
        "key, url, address, host, title, etag, last_modified, body_hash, asked_at, next_at, first_read_at, read_at, failures, failing_since, trouble, trouble_detail, items, repair, is_paused";

    /// <summary>Items a transaction: a person who writes meanwhile waits for one of them.</summary>
    private const int BatchSize = 200;

    // Once a day is enough for what is kept for months.
    private static readonly TimeSpan TouchedEvery = TimeSpan.FromDays(1);

    /// <summary>What is known of the listed feeds, by their keys; a feed that is new to the list begins now.</summary>
    public async Task<IReadOnlyDictionary<string, FeedState>> FindAsync(IReadOnlyList<ListedFeed> feeds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var states = await database.ReadAsync(session => session.QueryAsync<FeedState>($"SELECT {Columns} FROM feeds"), cancellationToken);
        var found = states.ToDictionary(state => state.Key);
        return feeds.ToDictionary(feed => feed.Key, feed => found.GetValueOrDefault(feed.Key) ?? FeedState.New(feed, now));
    }

    /// <summary>Items by feed that came since, for "items a day".</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Count>("SELECT feed_key, COUNT(*) AS items FROM feed_items WHERE first_seen_at >= @since AND is_archive = 0 GROUP BY feed_key", new { since }), cancellationToken);
        return rows.ToDictionary(row => row.FeedKey, row => row.Items);
    }

    public async Task<IReadOnlyList<KnownItem>> ListItemsAsync(string feedKey, CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.QueryAsync<KnownItem>(
            "SELECT item_key, id_hash, link_hash, title_hash, text_hash, path, file_hash, published_at, is_archive FROM feed_items WHERE feed_key = @feedKey ORDER BY item_key", new { feedKey }),
        cancellationToken);

    /// <summary>Writes down what became of a pull; whether it is paused stays as it is, a person may have changed that meanwhile.</summary>
    public Task SaveAsync(FeedState state, CancellationToken cancellationToken) => database.WriteInBulkAsync(session => SaveAsync(session, state), cancellationToken);

    public async Task SaveItemsAsync(string feedKey, IReadOnlyList<KnownItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var some in items.Chunk(BatchSize))
        {
            await database.WriteInBulkAsync(
                session => session.ExecuteAsync(
                    $"""
                    INSERT INTO feed_items (feed_key, item_key, id_hash, link_hash, title_hash, text_hash, path, file_hash, published_at, is_archive, first_seen_at, last_seen_at)
                    SELECT @feedKey, r.value ->> 0, CAST(r.value ->> 1 AS BIGINT), CAST(r.value ->> 2 AS BIGINT), CAST(r.value ->> 3 AS BIGINT), CAST(r.value ->> 4 AS BIGINT), r.value ->> 5,
                        CAST(r.value ->> 6 AS BIGINT), CAST(r.value ->> 7 AS BIGINT), CAST(r.value ->> 8 AS INTEGER), @now, @now
                    FROM {JsonRows.From(session)} WHERE 1 = 1
                    ON CONFLICT (feed_key, item_key) DO UPDATE SET id_hash = excluded.id_hash, link_hash = excluded.link_hash, title_hash = excluded.title_hash, text_hash = excluded.text_hash,
                        path = excluded.path, file_hash = excluded.file_hash, published_at = excluded.published_at, last_seen_at = excluded.last_seen_at
                    """,
                    new { feedKey, now, rows = JsonRows.Of(some.Select(Row)) }),
                cancellationToken);
        }
    }

    /// <summary>Items that a feed still shows, so that they are not forgotten.</summary>
    public async Task TouchAsync(string feedKey, IReadOnlyList<string> itemKeys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - TouchedEvery;
        foreach (var some in itemKeys.Chunk(BatchSize))
        {
            await database.WriteInBulkAsync(
                session => session.ExecuteAsync(
                    $"UPDATE feed_items SET last_seen_at = @now WHERE feed_key = @feedKey AND last_seen_at < @before AND {session.OneOf("item_key", "some")}", new { feedKey, now, before, some }),
                cancellationToken);
        }
    }

    /// <summary>A host that asked to be left alone is left alone by all its feeds.</summary>
    public Task DelayHostAsync(string host, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteInBulkAsync(
        session => session.ExecuteAsync("UPDATE feeds SET next_at = @until WHERE host = @host AND next_at < @until", new { host, until }), cancellationToken);

    /// <summary>Stops asking a feed, or goes on, and says so in the audit log in the same transaction.</summary>
    /// <param name="asNew">As it is where it was never asked so far: then it begins its life paused.</param>
    /// <param name="isPaused">Whether it stops.</param>
    /// <param name="admin">Whose word it is.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SetPausedAsync(FeedState asNew, bool isPaused, long admin, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await SetPausedAsync(session, asNew.Key, isPaused) == 0)
            {
                await SaveAsync(session, asNew);
                await SetPausedAsync(session, asNew.Key, isPaused);
            }

            await AuditLog.AddAsync(session, now, admin, new AuditAct.Named(isPaused ? "feed-paused" : "feed-resumed", new Uri(asNew.Url).Host));
        },
        cancellationToken);

    /// <summary>Due at once, whatever happened before; that too stands in the audit log.</summary>
    public Task HurryAsync(FeedState feed, long admin, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                $"UPDATE feeds SET next_at = @now, trouble = CASE WHEN trouble = '{nameof(FeedTroubleKind.Gone)}' THEN NULL ELSE trouble END WHERE key = @Key", new { feed.Key, now });
            await AuditLog.AddAsync(session, now, admin, new AuditAct.Named("feed-tried", new Uri(feed.Url).Host));
        },
        cancellationToken);

    /// <summary>Forgets items that came long ago and that their feed has not shown for long; what it showed when it last changed, it shows still.</summary>
    public Task<int> PruneAsync(DateTimeOffset cameBefore, DateTimeOffset shownBefore, int limit, CancellationToken cancellationToken) => database.WriteInBulkAsync(
        session => session.ExecuteAsync(
            """
            DELETE FROM feed_items WHERE (feed_key, item_key) IN (
                SELECT i.feed_key, i.item_key
                FROM feed_items AS i JOIN (SELECT feed_key, MAX(last_seen_at) AS changed_at FROM feed_items GROUP BY feed_key) AS f ON f.feed_key = i.feed_key
                WHERE i.first_seen_at < @cameBefore AND i.last_seen_at < @shownBefore AND i.last_seen_at < f.changed_at - @touched LIMIT @limit)
            """,
            new { cameBefore, shownBefore, touched = (long)TouchedEvery.TotalMilliseconds, limit }),
        cancellationToken);

    /// <summary>Forgets feeds that are not listed and were not asked since a moment, with what they showed last; returns how many items. One that is listed again begins anew: what it shows then is archive.</summary>
    public Task<int> ForgetFeedsAsync(IReadOnlyList<string> listed, DateTimeOffset askedBefore, CancellationToken cancellationToken) => database.WriteInBulkAsync(
        async session =>
        {
            var asked = await session.QueryAsync<string>("SELECT key FROM feeds WHERE COALESCE(asked_at, next_at) < @askedBefore", new { askedBefore });
            var gone = asked.Except(listed).ToArray();
            var items = await session.ExecuteAsync($"DELETE FROM feed_items WHERE {session.OneOf("feed_key", "gone")}", new { gone });
            await session.ExecuteAsync($"DELETE FROM feeds WHERE {session.OneOf("key", "gone")}", new { gone });
            return items;
        },
        cancellationToken);

    private static Task<int> SetPausedAsync(DbSession session, string key, bool isPaused) =>
        session.ExecuteAsync("UPDATE feeds SET is_paused = @paused WHERE key = @key", new { key, paused = isPaused ? 1 : 0 });

    private static Task SaveAsync(DbSession session, FeedState state) => session.ExecuteAsync(
        $"""
        INSERT INTO feeds ({Columns}) VALUES (@Key, @Url, @Address, @Host, @Title, @Etag, @LastModified, @BodyHash, @AskedAt, @NextAt, @FirstReadAt, @ReadAt, @Failures, @FailingSince,
            @Trouble, @TroubleDetail, @Items, @Repair, 0)
        ON CONFLICT (key) DO UPDATE SET url = excluded.url, address = excluded.address, host = excluded.host, title = excluded.title, etag = excluded.etag, last_modified = excluded.last_modified,
            body_hash = excluded.body_hash, asked_at = excluded.asked_at, next_at = excluded.next_at, first_read_at = excluded.first_read_at, read_at = excluded.read_at,
            failures = excluded.failures, failing_since = excluded.failing_since, trouble = excluded.trouble, trouble_detail = excluded.trouble_detail, items = excluded.items,
            repair = excluded.repair
        """,
        state);

    private static object?[] Row(KnownItem item) =>
    [
        item.ItemKey, item.IdHash, item.LinkHash, item.TitleHash, item.TextHash, item.Path, item.FileHash, item.PublishedAt?.ToUnixTimeMilliseconds(), item.IsArchive ? 1 : 0,
    ];

    private sealed record Count
    {
        public required string FeedKey { get; init; }

        public required int Items { get; init; }
    }
}
