using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Opens;

/// <summary>How often articles were opened, a sum a day: which edition and which article, and nobody's name. Opened from elsewhere than a digest, the edition is empty.</summary>
internal sealed class OpenStore(Database database)
{
    /// <summary>A year can be compared with the one before.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(800);

    public Task CountAsync(string edition, long articleId, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO opens (edition, article_id, day, opens) VALUES (@edition, @articleId, @day, 1)
            ON CONFLICT (edition, article_id, day) DO UPDATE SET opens = opens.opens + 1
            """,
            new { edition, articleId, day = Day(now) }),
        cancellationToken);

    /// <summary>Which articles were opened most since an instant's day, and how often.</summary>
    public static Task<List<OpenedArticle>> ListMostAsync(DbSession session, DateTimeOffset since, int limit) => session.QueryAsync<OpenedArticle>(
        """
        SELECT a.key, a.title, a.language, o.opens FROM (
            SELECT article_id, CAST(SUM(opens) AS BIGINT) AS opens FROM opens WHERE day >= @day GROUP BY article_id ORDER BY SUM(opens) DESC, article_id LIMIT @limit) AS o
        JOIN articles AS a ON a.id = o.article_id ORDER BY o.opens DESC, a.id
        """,
        new { day = Day(since), limit });

    public static Task<int> PruneAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync("DELETE FROM opens WHERE day < @day", new { day = Day(before) });

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}

/// <summary>An article with how often it was opened.</summary>
internal sealed record OpenedArticle
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    public required long Opens { get; init; }
}
