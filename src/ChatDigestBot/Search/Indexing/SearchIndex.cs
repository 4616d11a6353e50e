using System.Data.Common;
using System.Text.Json;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Writes the index: which post has which terms.</summary>
internal static class SearchIndex
{
    /// <summary>Goes up with every change of how terms are made (folding, runs, places): posts of older rules are indexed again.</summary>
    public const int Version = 2;

    public static async Task WriteAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        if (posts.Count == 0)
        {
            return;
        }

        if (session.Engine == DatabaseEngine.Sqlite)
        {
            await WriteToSqliteAsync(session, posts);
        }
        else
        {
            await WriteToPostgresAsync(session, posts);
        }

        await AddMonthsAsync(session, posts);
        await AddSourcesAsync(session, posts);
        await AddWordsAsync(session, posts);
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

    private static async Task WriteToSqliteAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        await RemoveAsync(session, [.. posts.Select(post => post.ArticleId)]);
        await using var terms = Command("INSERT INTO search_terms (rowid, terms) VALUES (@id, @terms)", "@id", "@terms");
        await using var documents = Command(
            $"INSERT INTO search_documents (article_id, published_at, labels, version) VALUES (@id, @at, @labels, {Version})", "@id", "@at", "@labels");
        // A lower id after a higher one would make FTS5 write its segment early.
        foreach (var post in posts.OrderBy(post => post.ArticleId))
        {
            (terms.Parameters[0].Value, terms.Parameters[1].Value) = (post.ArticleId, post.Terms);
            await terms.ExecuteNonQueryAsync(session.CancellationToken);
            (documents.Parameters[0].Value, documents.Parameters[1].Value, documents.Parameters[2].Value) = (post.ArticleId, post.PublishedAt.ToUnixTimeMilliseconds(), post.Labels);
            await documents.ExecuteNonQueryAsync(session.CancellationToken);
        }

        DbCommand Command(string sql, params string[] names)
        {
            var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = sql;
            foreach (var name in names)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            return command;
        }
    }

    private static Task WriteToPostgresAsync(DbSession session, IReadOnlyList<IndexedPost> posts) => session.ExecuteAsync(
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

    private static async Task AddMonthsAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        foreach (var month in posts.Select(post => Term.MonthOf(post.PublishedAt)).Distinct().Order())
        {
            await session.ExecuteAsync("INSERT INTO search_months (month) VALUES (@month) ON CONFLICT (month) DO NOTHING", new { month });
        }
    }

    private static async Task AddSourcesAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        foreach (var name in posts.Select(post => post.Source).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await session.ExecuteAsync(
                "INSERT INTO search_sources (key, name) VALUES (@key, @name) ON CONFLICT (key) DO NOTHING", new { key = SourceName.Key(name), name });
        }
    }

    /// <remarks>In order, so that two writers never wait for each other.</remarks>
    private static async Task AddWordsAsync(DbSession session, IReadOnlyList<IndexedPost> posts)
    {
        var words = posts.SelectMany(post => post.Spellings).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(word => new[] { word, Spelling.Reverse(word) });
        await session.ExecuteAsync(
            $"""
            INSERT INTO search_words (word, reversed) SELECT r.value ->> 0, r.value ->> 1
            FROM {session.Pick(sqlite: "json_each(@words) AS r WHERE 1 = 1", postgres: "json_array_elements(CAST(@words AS json)) AS r (value)")}
            ON CONFLICT (word) DO NOTHING
            """,
            new { words = JsonSerializer.Serialize(words) });
    }
}
