using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Corrections;

/// <summary>All SQL of <c>digest_corrections</c>, and in which words editions told an article.</summary>
internal static class DigestCorrectionStore
{
    private const string Columns = "id, article_key, corrected_at, filled_to";

    public static Task<long> AddAsync(DbSession session, string articleKey, long editor, DateTimeOffset now) => session.ScalarAsync<long>(
        "INSERT INTO digest_corrections (article_key, corrected_by, corrected_at, filled_to, is_filled) VALUES (@articleKey, @editor, @now, 0, 0) RETURNING id",
        new { articleKey, editor, now });

    /// <summary>The oldest behind another that is not planned to its end.</summary>
    public static Task<DigestCorrection?> FindOpenAsync(DbSession session, long after) => session.FindAsync<DigestCorrection>(
        $"SELECT {Columns} FROM digest_corrections WHERE is_filled = 0 AND id > @after ORDER BY id LIMIT 1", new { after });

    public static Task SetFilledAsync(DbSession session, long id, long filledTo, bool isFilled) => session.ExecuteAsync(
        "UPDATE digest_corrections SET filled_to = @filledTo, is_filled = @filled WHERE id = @id", new { id, filledTo, filled = isFilled ? 1 : 0 });

    /// <summary>The words in which digests of a day and later told an article.</summary>
    public static async Task<IReadOnlyList<ToldArticle>> ListToldAsync(DbSession session, string articleKey, DateOnly since) => await session.QueryAsync<ToldArticle>(
        $"""
        SELECT DISTINCT i.value ->> 'Title' AS title, i.value ->> 'Summary' AS summary, i.value ->> 'StoryId' AS story_id, e.language
        FROM (SELECT language, items FROM digest_editions WHERE local_date >= @since AND items LIKE '%' || @articleKey || '%') AS e,
             {JsonRows.Elements(session, "e.items", "i")}
        WHERE i.value ->> 'Key' = @articleKey
        """,
        new { articleKey, since });
}
