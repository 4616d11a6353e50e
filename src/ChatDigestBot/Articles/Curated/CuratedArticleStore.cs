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
}
