using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Asks the index, alike on both databases.</summary>
internal static class IndexReader
{
    /// <summary>So many dates are looked up faster than months are gone through.</summary>
    private const int FewMatches = 1_500;

    private static SearchQuery Always { get; } = new() { Text = "", Clauses = [] };

    /// <summary>The newest posts that have the terms, within the query's time.</summary>
    /// <remarks>
    /// SQLite's index knows no dates but months: where very many posts match, the newest months are asked first, one, two more, four more,
    /// until they have enough. PostgreSQL has dates beside the terms.
    /// </remarks>
    public static async Task<List<IndexedId>> NewestAsync(DbSession session, TermExpression terms, SearchQuery query, int limit)
    {
        if (session.Engine == DatabaseEngine.Postgres)
        {
            return await NewestOfAsync(session, terms, query, limit);
        }

        var inTime = await InTimeAsync(session, terms, query);
        if (await CountTermsAsync(session, inTime, FewMatches + 1) <= FewMatches)
        {
            return await NewestOfAsync(session, inTime, query, limit);
        }

        var months = await MonthsAsync(session, query);
        var found = new List<IndexedId>();
        for (var (at, size) = (0, 1); at < months.Count && found.Count < limit; (at, size) = (at + size, size * 2))
        {
            found.AddRange(await NewestOfAsync(session, Within(terms, months.Skip(at).Take(size)), query, limit - found.Count));
        }

        return found;
    }

    /// <summary>How many posts have the terms, within the query's time, counting no further than <paramref name="limit"/>.</summary>
    public static async Task<int> CountAsync(DbSession session, TermExpression terms, SearchQuery query, int limit)
    {
        if (!query.IsLimitedInTime)
        {
            return await CountAsync(session, terms, limit);
        }

        var inTime = session.Engine == DatabaseEngine.Sqlite ? await InTimeAsync(session, terms, query) : terms;
        return await session.ScalarAsync<int>($"SELECT COUNT(*) FROM (SELECT 1 FROM {From(session, query)} LIMIT @limit) AS counted", Args(session, inTime, query, limit));
    }

    /// <summary>How many posts have the terms, whenever they were published.</summary>
    public static Task<int> CountAsync(DbSession session, TermExpression terms, int limit) => session.Engine == DatabaseEngine.Sqlite
        ? CountTermsAsync(session, terms, limit)
        : session.ScalarAsync<int>($"SELECT COUNT(*) FROM (SELECT 1 FROM {From(session, Always)} LIMIT @limit) AS counted", Args(session, terms, Always, limit));

    /// <summary>Titles of the newest posts that have the terms.</summary>
    public static async Task<List<string>> TitlesAsync(DbSession session, TermExpression terms, int limit)
    {
        var ids = (await NewestAsync(session, terms, Always, limit)).Select(post => post.ArticleId).ToArray();
        return ids.Length == 0 ? [] : await session.QueryAsync<string>($"SELECT title FROM articles WHERE {session.OneOf("id", "ids")}", new { ids });
    }

    private static Task<List<IndexedId>> NewestOfAsync(DbSession session, TermExpression terms, SearchQuery query, int limit) => session.QueryAsync<IndexedId>(
        $"SELECT d.article_id, d.published_at FROM {From(session, query)} ORDER BY d.published_at DESC, d.article_id DESC LIMIT @limit",
        Args(session, terms, query, limit));

    private static Task<int> CountTermsAsync(DbSession session, TermExpression terms, int limit) => session.ScalarAsync<int>(
        "SELECT COUNT(*) FROM (SELECT 1 FROM search_terms WHERE search_terms MATCH @match LIMIT @limit) AS counted", new { match = terms.ToFts5(), limit });

    private static async Task<TermExpression> InTimeAsync(DbSession session, TermExpression terms, SearchQuery query) =>
        query.IsLimitedInTime ? Within(terms, await MonthsAsync(session, query)) : terms;

    /// <summary>The months that have posts within the query's time, newest first.</summary>
    private static Task<List<int>> MonthsAsync(DbSession session, SearchQuery query) => session.QueryAsync<int>(
        "SELECT month FROM search_months WHERE month >= @first AND month <= @last ORDER BY month DESC",
        new { first = query.NotBefore is { } from ? Term.MonthOf(from) : 0, last = query.Before is { } before ? Term.MonthOf(before) : int.MaxValue });

    private static TermExpression Within(TermExpression terms, IEnumerable<int> months)
    {
        var any = months.Select(TermExpression (month) => new TermExpression.Has(Term.OfMonth(month))).ToList();
        return new TermExpression.All([terms, any.Count == 0 ? new TermExpression.Has(Term.OfMonth(0)) : new TermExpression.Any(any)]);
    }

    private static string From(DbSession session, SearchQuery query) => session.Pick(
        sqlite: "search_terms AS t CROSS JOIN search_documents AS d ON d.article_id = t.rowid WHERE t.search_terms MATCH @match",
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
