using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Curated;

/// <summary>All SQL of <c>curated_articles</c>, but for the two dates that lists of articles read along.</summary>
internal static class CuratedArticleStore
{
    private const string Columns = "article_key, pinned_until, hidden_until, hide_reason, title, summary, curated_by, curated_at";

    public static Task<CuratedArticle?> FindAsync(DbSession session, string articleKey) =>
        session.FindAsync<CuratedArticle>($"SELECT {Columns} FROM curated_articles WHERE article_key = @articleKey", new { articleKey });

    /// <summary>Pinned or hidden at a moment, the last said first.</summary>
    public static async Task<IReadOnlyList<CuratedArticle>> ListAsync(DbSession session, DateTimeOffset now) => await session.QueryAsync<CuratedArticle>(
        $"SELECT {Columns} FROM curated_articles WHERE pinned_until > @now OR hidden_until > @now ORDER BY curated_at DESC, article_key", new { now });

    /// <summary>The words that editors put in the place of summaries, of those articles of which they did.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> ListSummariesAsync(DbSession session, IReadOnlyCollection<long> articleIds) =>
        (await session.QueryAsync<SummaryRow>(
            $"SELECT a.id, e.summary FROM articles AS a JOIN curated_articles AS e ON e.article_key = a.key WHERE e.summary IS NOT NULL AND {session.OneOf("a.id", "articleIds")}",
            new { articleIds = articleIds.ToArray() })).ToDictionary(row => row.Id, row => row.Summary);

    /// <summary>Those of the articles whose title or summary an editor has put.</summary>
    public static async Task<IReadOnlyList<long>> ListWordedAsync(DbSession session, IReadOnlyCollection<long> articleIds) => await session.QueryAsync<long>(
        $"SELECT a.id FROM articles AS a JOIN curated_articles AS e ON e.article_key = a.key WHERE (e.title IS NOT NULL OR e.summary IS NOT NULL) AND {session.OneOf("a.id", "articleIds")}",
        new { articleIds = articleIds.ToArray() });

    public static Task SaveAsync(DbSession session, CuratedArticle curated) => session.ExecuteAsync(
        """
        INSERT INTO curated_articles (article_key, pinned_until, hidden_until, hide_reason, curated_by, curated_at)
        VALUES (@ArticleKey, @PinnedUntil, @HiddenUntil, @HideReason, @CuratedBy, @CuratedAt)
        ON CONFLICT (article_key) DO UPDATE SET pinned_until = excluded.pinned_until, hidden_until = excluded.hidden_until,
            hide_reason = excluded.hide_reason, curated_by = excluded.curated_by, curated_at = excluded.curated_at
        """,
        curated);

    public static Task SetTitleAsync(DbSession session, string articleKey, string? title, long editor, DateTimeOffset now) =>
        SetAsync(session, "title", articleKey, title, editor, now);

    public static Task SetSummaryAsync(DbSession session, string articleKey, string? summary, long editor, DateTimeOffset now) =>
        SetAsync(session, "summary", articleKey, summary, editor, now);

    public static Task SetTopicsAsync(DbSession session, string articleKey, string topics, long editor, DateTimeOffset now) =>
        SetAsync(session, "topics", articleKey, topics, editor, now);

    private static Task SetAsync(DbSession session, string column, string articleKey, string? value, long editor, DateTimeOffset now) => session.ExecuteAsync(
        $"""
        INSERT INTO curated_articles (article_key, {column}, curated_by, curated_at) VALUES (@articleKey, @value, @editor, @now)
        ON CONFLICT (article_key) DO UPDATE SET {column} = excluded.{column}, curated_by = excluded.curated_by, curated_at = excluded.curated_at
        """,
        new { articleKey, value, editor, now });

    private sealed record SummaryRow
    {
        public required long Id { get; init; }

        public required string Summary { get; init; }
    }
}
