using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Writes the index: which post has which terms.</summary>
internal static class SearchIndex
{
    /// <summary>Goes up with every change of how terms are made (folding, runs, places): posts of older rules are indexed again.</summary>
    public const int Version = 4;

    /// <summary>Adds posts that the index does not have.</summary>
    public static async Task AddAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        if (posts.Count == 0)
        {
            return;
        }

        await AddMonthsAsync(session, posts);
        await AddSourcesAsync(session, posts);
        if (session.Engine == DatabaseEngine.Sqlite)
        {
            await AddToSqliteAsync(session, posts);
        }
        else
        {
            await AddToPostgresAsync(session, posts);
        }
    }

    public static async Task RemoveAsync(DbSession session, IReadOnlyCollection<long> ids)
    {
        foreach (var some in ids.Chunk(500))
        {
            if (session.Engine == DatabaseEngine.Sqlite)
            {
                await session.ExecuteAsync("DELETE FROM search_terms WHERE rowid IN (SELECT article_id FROM search_documents WHERE article_id IN @some)", new { some });
            }

            await session.ExecuteAsync($"DELETE FROM search_documents WHERE {session.OneOf("article_id", "some")}", new { some });
        }
    }

    /// <summary>Within its month the date of a post is no term of it and moves alone.</summary>
    public static Task MoveAsync(DbSession session, long articleId, DateTimeOffset publishedAt) =>
        session.ExecuteAsync("UPDATE search_documents SET published_at = @publishedAt WHERE article_id = @articleId", new { articleId, publishedAt });

    /// <remarks>
    /// FTS5 gathers terms until the commit and then writes one segment. A statement that may have to be undone by itself, as one that
    /// inserts many rows, makes it write what it has at once; so each of these inserts one row.
    /// </remarks>
    private static async Task AddToSqliteAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        await using var words = new Statement(session, "INSERT INTO search_words (word, reversed) VALUES (@word, @reversed) ON CONFLICT (word) DO NOTHING", "word", "reversed");
        foreach (var word in WordsOf(posts))
        {
            await words.RunAsync(word, Spelling.Reverse(word));
        }

        await using var terms = new Statement(session, "INSERT INTO search_terms (rowid, terms) VALUES (@id, @terms)", "id", "terms");
        await using var documents = new Statement(
            session, $"INSERT INTO search_documents (article_id, published_at, labels, version) VALUES (@id, @at, @labels, {Version})", "id", "at", "labels");
        // A lower id after a higher one would make FTS5 write its segment early, too.
        foreach (var post in posts.OrderBy(post => post.ArticleId))
        {
            await terms.RunAsync(post.ArticleId, post.Terms);
            await documents.RunAsync(post.ArticleId, post.PublishedAt, post.Labels);
        }
    }

    /// <remarks>Two nodes may come upon the same post at once.</remarks>
    private static async Task AddToPostgresAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        var words = WordsOf(posts).ToArray();
        await session.ExecuteAsync(
            "INSERT INTO search_words (word, reversed) SELECT w.word, w.reversed FROM unnest(@words, @reversed) AS w (word, reversed) ON CONFLICT (word) DO NOTHING",
            new { words, reversed = Array.ConvertAll(words, Spelling.Reverse) });
        await session.ExecuteAsync(
            $"""
            INSERT INTO search_documents (article_id, published_at, labels, version, terms)
            SELECT p.id, p.at, p.labels, {Version}, array_to_tsvector(string_to_array(p.terms, ' '))
            FROM unnest(@Ids, @Dates, @Labels, @Terms) AS p (id, at, labels, terms)
            ON CONFLICT (article_id) DO UPDATE
            SET published_at = excluded.published_at, labels = excluded.labels, version = excluded.version, terms = excluded.terms
            """,
            new
            {
                Ids = posts.Select(post => post.ArticleId).ToArray(),
                Dates = posts.Select(post => post.PublishedAt.ToUnixTimeMilliseconds()).ToArray(),
                Labels = posts.Select(post => post.Labels).ToArray(),
                Terms = posts.Select(post => post.Terms).ToArray(),
            });
    }

    /// <summary>In order, so that two writers never wait for each other.</summary>
    private static IEnumerable<string> WordsOf(IReadOnlyList<IndexedPost> posts) =>
        posts.SelectMany(post => post.Spellings).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static async Task AddMonthsAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        foreach (var month in posts.Select(post => Term.MonthOf(post.PublishedAt)).Distinct().Order())
        {
            await session.ExecuteAsync("INSERT INTO search_months (month) VALUES (@month) ON CONFLICT (month) DO NOTHING", new { month });
        }
    }

    private static async Task AddSourcesAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        foreach (var (key, name) in posts.Select(post => post.Source).OfType<string>().Select(name => (Key: SourceName.Key(name), name)).DistinctBy(source => source.Key).OrderBy(source => source.Key, StringComparer.Ordinal))
        {
            await session.ExecuteAsync("INSERT INTO search_sources (key, name) VALUES (@key, @name) ON CONFLICT (key) DO NOTHING", new { key, name });
        }
    }
}
