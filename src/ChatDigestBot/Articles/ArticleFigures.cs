using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles;

/// <summary>How the catalogue grows and what is wrong with it, for people who watch.</summary>
internal static class ArticleFigures
{
    /// <summary>How many articles are dated in each stretch between two bounds, oldest first.</summary>
    public static async Task<IReadOnlyList<int>> CountAsync(DbSession session, IReadOnlyList<DateTimeOffset> bounds)
    {
        var rows = JsonRows.Of(bounds.Zip(bounds.Skip(1)).Select((day, index) => new object?[] { index, day.First.ToUnixTimeMilliseconds(), day.Second.ToUnixTimeMilliseconds() }));
        return await session.QueryAsync<int>(
            $"""
            SELECT (SELECT COUNT(*) FROM articles WHERE published_at >= CAST(r.value ->> 1 AS BIGINT) AND published_at < CAST(r.value ->> 2 AS BIGINT)) AS articles
            FROM {JsonRows.From(session)} ORDER BY CAST(r.value ->> 0 AS INTEGER)
            """,
            new { rows });
    }

    /// <summary>Articles since an instant that no topic fits: they come in no digest.</summary>
    public static Task<int> CountWithoutTopicAsync(DbSession session, DateTimeOffset since) => session.ScalarAsync<int>(
        "SELECT COUNT(*) FROM articles WHERE published_at >= @since AND topics = ''", new { since });

    public static Task<int> CountUnreadableAsync(DbSession session) => session.ScalarAsync<int>("SELECT COUNT(*) FROM unreadable_posts");

    /// <summary>Posts of the folder that could not be loaded, and why.</summary>
    public static Task<List<UnreadablePost>> ListUnreadableAsync(DbSession session, int offset, int limit) => session.QueryAsync<UnreadablePost>(
        "SELECT path, file_written_at, line, problem FROM unreadable_posts ORDER BY path LIMIT @limit OFFSET @offset", new { limit, offset });

    /// <summary>How many articles since an instant are of each topic, and how many of each pair of topics.</summary>
    public static Task<List<TopicPair>> CountPairsAsync(DbSession session, DateTimeOffset since) => session.QueryAsync<TopicPair>(
        """
        SELECT a.topic AS first, b.topic AS second, COUNT(*) AS articles FROM article_topics AS a
        JOIN article_topics AS b ON b.article_id = a.article_id AND b.published_at = a.published_at AND b.topic >= a.topic
        WHERE a.published_at >= @since AND b.published_at >= @since GROUP BY a.topic, b.topic
        """,
        new { since });
}

/// <summary>A post that could not be loaded.</summary>
internal sealed record UnreadablePost
{
    public required string Path { get; init; }

    /// <summary>In ticks, as file systems tell it.</summary>
    public required long FileWrittenAt { get; init; }

    public DateTimeOffset WrittenAt => new(FileWrittenAt, TimeSpan.Zero);

    /// <summary>Counted from 1; 0 where it is the file as a whole.</summary>
    public required int Line { get; init; }

    public required string Problem { get; init; }
}

/// <summary>How many articles are of both topics; of one, where the two are the same.</summary>
internal sealed record TopicPair
{
    public required string First { get; init; }

    public required string Second { get; init; }

    public required int Articles { get; init; }
}
