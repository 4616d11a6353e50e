using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Opens;

/// <summary>How often articles were opened, a sum an hour: which edition and which article, and nobody's name. Opened from elsewhere than a digest, the edition is empty.</summary>
internal sealed class OpenStore(Database database)
{
    /// <summary>A year can be compared with the one before.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(800);

    public Task CountAsync(string edition, long articleId, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO opens (edition, article_id, hour, opens) VALUES (@edition, @articleId, @hour, 1)
            ON CONFLICT (edition, article_id, hour) DO UPDATE SET opens = opens.opens + 1
            """,
            new { edition, articleId, hour = HourOf(now) }),
        cancellationToken);

    /// <summary>Which articles were opened most between two instants, and how often; hours count whole.</summary>
    public static Task<List<OpenedArticle>> ListMostAsync(DbSession session, DateTimeOffset since, DateTimeOffset until, int limit) => session.QueryAsync<OpenedArticle>(
        """
        SELECT a.key, a.title, a.language, a.source, a.published_at, o.opens, o.in_digests FROM (
            SELECT article_id, CAST(SUM(opens) AS BIGINT) AS opens, CAST(SUM(CASE WHEN edition <> '' THEN opens ELSE 0 END) AS BIGINT) AS in_digests
            FROM opens WHERE hour >= @since AND hour < @until GROUP BY article_id ORDER BY SUM(opens) DESC, article_id LIMIT @limit) AS o
        JOIN articles AS a ON a.id = o.article_id ORDER BY o.opens DESC, a.id
        """,
        new { since = HourOf(since), until, limit });

    /// <summary>How often anything was opened in each hour between two instants; an hour without is left out.</summary>
    public static Task<List<HourOfOpens>> CountByHourAsync(DbSession session, DateTimeOffset since, DateTimeOffset until) => session.QueryAsync<HourOfOpens>(
        "SELECT hour, CAST(SUM(opens) AS BIGINT) AS opens FROM opens WHERE hour >= @since AND hour < @until GROUP BY hour ORDER BY hour",
        new { since = HourOf(since), until });

    /// <summary>How often one article was opened, and how often of these by a button of a digest.</summary>
    public static async Task<(long Opens, long InDigests)> CountOfAsync(DbSession session, long articleId)
    {
        var rows = await session.QueryAsync<EditionOpens>("SELECT edition, CAST(SUM(opens) AS BIGINT) AS opens FROM opens WHERE article_id = @articleId GROUP BY edition", new { articleId });
        return (rows.Sum(row => row.Opens), rows.Where(row => row.Edition.Length > 0).Sum(row => row.Opens));
    }

    public static Task<int> PruneAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync("DELETE FROM opens WHERE hour < @before", new { before });

    private static DateTimeOffset HourOf(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private sealed record EditionOpens
    {
        public required string Edition { get; init; }

        public required long Opens { get; init; }
    }
}

/// <summary>An article with how often it was opened.</summary>
internal sealed record OpenedArticle
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    public string? Source { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required long Opens { get; init; }

    /// <summary>By a button of a digest.</summary>
    public required long InDigests { get; init; }
}

internal sealed record HourOfOpens
{
    /// <summary>Its beginning.</summary>
    public required DateTimeOffset Hour { get; init; }

    public required long Opens { get; init; }
}
