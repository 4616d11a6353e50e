using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Asks the index, alike on both databases.</summary>
internal static class IndexReader
{
    /// <summary>The newest posts that have the terms, within the query's time.</summary>
    public static Task<List<IndexedId>> NewestAsync(DbSession session, TermExpression terms, SearchQuery query, int limit) => session.QueryAsync<IndexedId>(
        $"SELECT d.article_id, d.published_at FROM {From(session, query)} ORDER BY d.published_at DESC, d.article_id DESC LIMIT @limit",
        Args(session, terms, query, limit));

    /// <summary>How many posts have the terms, counting no further than <paramref name="limit"/>.</summary>
    public static Task<int> CountAsync(DbSession session, TermExpression terms, SearchQuery query, int limit) => session.ScalarAsync<int>(
        $"SELECT COUNT(*) FROM (SELECT 1 FROM {(query.IsLimitedInTime ? From(session, query) : session.Pick(Matches, From(session, query)))} LIMIT @limit) AS counted",
        Args(session, terms, query, limit));

    /// <summary>How many posts have the terms, whenever they were published.</summary>
    public static Task<int> CountAsync(DbSession session, TermExpression terms, int limit) => CountAsync(session, terms, Always, limit);

    /// <summary>Titles of the newest posts that have the terms.</summary>
    public static Task<List<string>> TitlesAsync(DbSession session, TermExpression terms, int limit) => session.QueryAsync<string>(
        $"""
        SELECT a.title FROM articles a
        JOIN (SELECT d.article_id, d.published_at FROM {From(session, Always)} ORDER BY d.published_at DESC LIMIT @limit) AS n ON n.article_id = a.id
        ORDER BY n.published_at DESC
        """,
        Args(session, terms, Always, limit));

    private const string Matches = "search_terms WHERE search_terms MATCH @match";

    private static SearchQuery Always { get; } = new() { Text = "", Clauses = [] };

    /// <remarks>A cap on what is sorted bounds the time for words that stand in half of all posts; limits in time bound it themselves.</remarks>
    private static string From(DbSession session, SearchQuery query) => session.Pick(
        sqlite: query.IsLimitedInTime
            ? "search_terms AS t CROSS JOIN search_documents AS d ON d.article_id = t.rowid WHERE t.search_terms MATCH @match"
            : $"(SELECT rowid AS id FROM {Matches} ORDER BY rowid DESC LIMIT {SearchResult.MaxCounted}) AS t CROSS JOIN search_documents AS d ON d.article_id = t.id WHERE 1 = 1",
        postgres: "search_documents AS d WHERE d.terms @@ CAST(@match AS tsquery)")
        + (query.NotBefore is null ? "" : " AND d.published_at >= @NotBefore")
        + (query.Before is null ? "" : " AND d.published_at < @Before");

    private static object Args(DbSession session, TermExpression terms, SearchQuery query, int limit) =>
        new { match = session.Pick(terms.ToFts5(), terms.ToTsQuery()), query.NotBefore, query.Before, limit };
}

/// <summary>A post the index named.</summary>
internal sealed record IndexedId
{
    public required long ArticleId { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}
