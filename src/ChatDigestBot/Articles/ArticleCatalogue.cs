using System.Text;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles;

/// <summary>Reads the catalogue for every other feature; one pass over the folder at a time writes it.</summary>
internal sealed class ArticleCatalogue(Database database)
{
    // An Article: what the post says, what its story says, and what editors said.
    private const string Select = """
        SELECT a.id, a.key, a.path, COALESCE(e.title, a.title) AS title, a.source, a.author, a.published_at, a.first_seen_at, a.corrected_at, a.language, a.topics,
            a.story_id, CASE WHEN s.lead_id = a.id THEN 1 ELSE 0 END AS is_story_lead, s.sources AS story_sources,
            a.image_url, a.link, a.words, a.reading_minutes, COALESCE(e.summary, a.summary) AS summary, a.is_advert, a.is_archive, e.pinned_until, e.hidden_until
        """;

    private const string Joined = "articles a JOIN stories s ON s.id = a.story_id LEFT JOIN curated_articles e ON e.article_key = a.key";
    private const string Tables = $" FROM {Joined}";

    // SQLite takes the tables of a cross join in the order they are written.
    private const string OfOneTopic = $" FROM article_topics t CROSS JOIN {Joined}";

    static ArticleCatalogue() => DapperSetup.AddText<TopicIds>();

    /// <param name="key">Whatever stands in an address or behind a command; PostgreSQL would take no zero character.</param>
    public Task<Article?> FindByKeyAsync(string key, CancellationToken cancellationToken) => key.All(char.IsAsciiLetterOrDigit)
        ? database.ReadAsync(session => FindByKeyAsync(session, key), cancellationToken)
        : Task.FromResult<Article?>(null);

    /// <summary>Kept from other editors until the transaction ends: what is decided by its words is still true when it is done.</summary>
    public static async Task<Article?> FindToChangeAsync(DbSession session, string key) => key.All(char.IsAsciiLetterOrDigit)
        && await session.FindAsync<long?>($"SELECT id FROM articles WHERE key = @key {session.Pick("", "FOR UPDATE")}", new { key }) is not null
            ? await FindByKeyAsync(session, key)
            : null;

    public static Task<Article?> FindByKeyAsync(DbSession session, string key) => FindOneAsync(session, "a.key = @key", new { key });

    /// <summary>The articles of these keys in the order of the keys; those that are gone are missing.</summary>
    public Task<IReadOnlyList<Article>> FindByKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Article>>(
        async session =>
        {
            var rows = keys.Count == 0 ? [] : await session.QueryAsync<Article>(
                $"{Select}{Tables} WHERE {session.OneOf("a.key", "keys")}", new { keys = keys.ToArray() });
            var found = rows.ToDictionary(article => article.Key, StringComparer.Ordinal);
            return [.. keys.Where(found.ContainsKey).Select(key => found[key])];
        },
        cancellationToken);

    public Task<Article?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindOneAsync(session, "a.id = @id", new { id }), cancellationToken);

    /// <summary>The articles of these ids in the order of the ids; those that are gone are missing.</summary>
    public Task<IReadOnlyList<Article>> FindManyAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindManyAsync(session, ids), cancellationToken);

    /// <inheritdoc cref="FindManyAsync(IReadOnlyList{long}, CancellationToken)"/>
    public static async Task<IReadOnlyList<Article>> FindManyAsync(DbSession session, IReadOnlyList<long> ids)
    {
        var found = new Dictionary<long, Article>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(500))
        {
            var rows = await session.QueryAsync<Article>($"{Select}{Tables} WHERE {session.OneOf("a.id", "some")}", new { some });
            rows.ForEach(row => found.Add(row.Id, row));
        }

        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>The clean texts of these articles, as sinks got them; those that are gone are missing.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> FindTextsAsync(DbSession session, IReadOnlyCollection<long> ids)
    {
        var texts = new Dictionary<long, string>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(500))
        {
            var rows = await session.QueryAsync<TextRow>($"SELECT article_id, body FROM article_texts WHERE {session.OneOf("article_id", "some")}", new { some });
            rows.ForEach(row => texts.Add(row.ArticleId, ArticleBodyCodec.UnpackText(row.Body)));
        }

        return texts;
    }

    /// <summary>The text of an article with the kinds of its paragraphs.</summary>
    public Task<ArticleBody?> FindBodyAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FindAsync<byte[]>("SELECT body FROM article_texts WHERE article_id = @id", new { id }) is { } packed ? ArticleBodyCodec.Unpack(packed) : null,
        cancellationToken);

    /// <summary>Why an article has its topics, as JSON: a list of topics with scores and reasons.</summary>
    public Task<string> GetTopicReasonsAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FindAsync<string>("SELECT topic_reasons FROM article_texts WHERE article_id = @id", new { id }) is { Length: > 0 } reasons ? reasons : "[]",
        cancellationToken);

    /// <summary>Where the parts of an article's summary stand in its text.</summary>
    public Task<IReadOnlyList<TextSpan>> GetSummarySpansAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => Summary.ReadSpans(await session.FindAsync<string>("SELECT summary_spans FROM article_texts WHERE article_id = @id", new { id }) ?? ""),
        cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Article>> ListAsync(ArticleFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ListAsync(session, filter), cancellationToken);

    /// <inheritdoc cref="ListAsync(ArticleFilter, CancellationToken)"/>
    public static async Task<IReadOnlyList<Article>> ListAsync(DbSession session, ArticleFilter filter)
    {
        if (filter.Topics is { Count: 0 })
        {
            return [];
        }

        // The index of a topic is in the order of dates: the newest of one topic are read from its end, and nothing is sorted.
        var (tables, order) = filter.Topic is not null ? (OfOneTopic, "t.published_at DESC, t.article_id DESC") : (Tables, "a.published_at DESC, a.id DESC");
        return await session.QueryAsync<Article>($"{Select}{tables} WHERE {Conditions(session, filter, tables)} ORDER BY {order} LIMIT @Limit OFFSET @Offset", filter);
    }

    /// <summary>How many there are, whatever the filter's limit.</summary>
    public static Task<int> CountAsync(DbSession session, ArticleFilter filter) => filter.Topics is { Count: 0 }
        ? Task.FromResult(0)
        : session.ScalarAsync<int>($"SELECT COUNT(*){Tables} WHERE {Conditions(session, filter, Tables)}", filter);

    /// <summary>All articles of one story, the lead first, then by date.</summary>
    public Task<IReadOnlyList<Article>> ListStoryAsync(string storyId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Article>>(
        async session => await session.QueryAsync<Article>(
            $"{Select}{Tables} WHERE a.story_id = @storyId ORDER BY is_story_lead DESC, a.published_at, a.id", new { storyId }),
        cancellationToken);

    /// <summary>What the post says and the rules made of it, whatever an editor put in its place; null where it is gone.</summary>
    public Task<ArticleWords?> FindOwnWordsAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync<ArticleWords>("SELECT title, summary FROM articles WHERE id = @id", new { id }), cancellationToken);

    /// <summary>Why the articles of a story were found to tell the same, as <see cref="StoryReasons"/> says it; none for a story of one.</summary>
    public Task<List<string>> ListStoryReasonsAsync(string storyId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<string>(
            "SELECT DISTINCT story_reason FROM articles WHERE story_id = @storyId AND story_reason <> '' ORDER BY story_reason", new { storyId }),
        cancellationToken);

    /// <summary>The stories that more than one article tells, those with the newest lead first.</summary>
    public Task<IReadOnlyList<SharedStory>> ListSharedStoriesAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<SharedStory>>(
        async session =>
        {
            var rows = await session.QueryAsync<StoryRow>(
                """
                SELECT s.id AS story_id, a.path, a.story_reason, CASE WHEN s.lead_id = a.id THEN 1 ELSE 0 END AS is_lead, a.published_at
                FROM stories s JOIN articles a ON a.story_id = s.id WHERE s.articles > 1 ORDER BY is_lead DESC, a.published_at, a.id
                """);
            return [.. rows.GroupBy(row => row.StoryId).OrderByDescending(story => story.First().PublishedAt).Select(story => new SharedStory
            {
                StoryId = story.Key,
                LeadPath = story.First().Path,
                Paths = [.. story.Select(row => row.Path)],
                Reasons = [.. story.Select(row => row.StoryReason).Where(reason => reason.Length > 0).Distinct()],
            })];
        },
        cancellationToken);

    /// <summary>How many articles there are: cheap enough to be asked by anybody.</summary>
    public Task<int> CountAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<int>("SELECT COUNT(*) FROM articles"), cancellationToken);

    /// <summary>When an article last came into the catalogue; null while there is none.</summary>
    public Task<DateTimeOffset?> FindNewestSeenAtAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync<DateTimeOffset?>("SELECT first_seen_at FROM articles ORDER BY id DESC LIMIT 1"), cancellationToken);

    public Task<ArticleCounts> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async session => new ArticleCounts
        {
            Articles = await session.ScalarAsync<int>("SELECT COUNT(*) FROM articles"),
            Adverts = await session.ScalarAsync<int>("SELECT COUNT(*) FROM articles WHERE is_advert = 1"),
            Stories = await session.ScalarAsync<int>("SELECT COUNT(*) FROM stories"),
            Unreadable = await session.ScalarAsync<int>("SELECT COUNT(*) FROM unreadable_posts"),
            Withheld = await session.ScalarAsync<int>("SELECT COUNT(*) FROM withheld_posts"),
        },
        cancellationToken);

    private static Task<Article?> FindOneAsync(DbSession session, string condition, object args) =>
        session.FindAsync<Article>($"{Select}{Tables} WHERE {condition}", args);

    private static string Conditions(DbSession session, ArticleFilter filter, string tables)
    {
        var conditions = new StringBuilder("1 = 1");
        // The topic's own index is in order of date, so the newest of a topic are found without reading the rest.
        conditions.Append(filter.Topics is null ? ""
            : tables == OfOneTopic ? $" AND a.id = t.article_id AND t.topic = @Topic{(filter.PublishedSince is null ? "" : " AND t.published_at >= @OldestDate")}"
            : " AND a.id IN (SELECT t.article_id FROM article_topics t WHERE " + session.OneOf("t.topic", "Topics")
            + (filter.PublishedSince is null ? ")" : " AND t.published_at >= @OldestDate)"));
        conditions.Append(filter.PublishedSince is null ? "" : filter.LateArrival is null ? " AND a.published_at >= @PublishedSince"
            : " AND a.published_at >= @OldestDate AND (a.published_at >= @PublishedSince OR (a.first_seen_at >= @PublishedSince AND a.published_at >= a.first_seen_at - @LateMilliseconds))");
        conditions.Append(filter.PublishedUntil is null ? "" : " AND a.published_at <= @PublishedUntil");
        conditions.Append(filter.FirstSeenAfter is null ? "" : " AND a.first_seen_at > @FirstSeenAfter");
        conditions.Append(filter.Source is null ? "" : " AND a.source = @Source");
        conditions.Append(filter.ForDigests ? " AND a.is_advert = 0 AND a.words > 0 AND s.lead_id = a.id AND (a.is_dated = 1 OR a.is_archive = 0)" : "");
        conditions.Append(filter.NotHiddenAt is null ? "" : " AND (e.hidden_until IS NULL OR e.hidden_until <= @NotHiddenAt)");
        conditions.Append(filter.WithoutArchive ? " AND a.is_archive = 0" : "");
        return conditions.ToString();
    }

    private sealed record TextRow
    {
        public required long ArticleId { get; init; }

        public required byte[] Body { get; init; }
    }

    private sealed record StoryRow
    {
        public required string StoryId { get; init; }

        public required string Path { get; init; }

        public required string StoryReason { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }
    }
}

/// <summary>An article's title and summary.</summary>
internal sealed record ArticleWords(string Title, string Summary);
