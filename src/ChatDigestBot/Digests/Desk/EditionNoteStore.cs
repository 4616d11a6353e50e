using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Desk;

/// <summary>All SQL of <c>desk_editions</c> and <c>desk_articles</c>: what editors say of editions that are to come.</summary>
internal static class EditionNoteStore
{
    private const string Place = "local_date = @Date AND topic = @TopicId AND language = @Language";

    /// <summary>All that was said of a day.</summary>
    public static async Task<IReadOnlyDictionary<ComingEdition, EditionNotes>> ListAsync(DbSession session, DateOnly day) =>
        await ReadAsync(session, "d.local_date = @day", new { day });

    /// <summary>All that was said of a day and those after it.</summary>
    public static async Task<IReadOnlyDictionary<ComingEdition, EditionNotes>> ListSinceAsync(DbSession session, DateOnly day) =>
        await ReadAsync(session, "d.local_date >= @day", new { day });

    public static async Task<EditionNotes> FindAsync(DbSession session, ComingEdition edition) =>
        (await ReadAsync(session, "d.local_date = @Date AND d.topic = @TopicId AND d.language = @Language", edition)).GetValueOrDefault(edition, EditionNotes.None);

    /// <summary>Keeps an edition from other editors until the transaction ends: what is decided by its notes is still true when it is done.</summary>
    public static Task HoldAsync(DbSession session, ComingEdition edition) => session.ExecuteAsync(
        """
        INSERT INTO desk_editions (local_date, topic, language) VALUES (@Date, @TopicId, @Language)
        ON CONFLICT (local_date, topic, language) DO UPDATE SET topic = excluded.topic
        """,
        new { edition.Date, edition.TopicId, edition.Language });

    public static Task SetIntroAsync(DbSession session, ComingEdition edition, string? intro) => session.ExecuteAsync(
        """
        INSERT INTO desk_editions (local_date, topic, language, intro) VALUES (@Date, @TopicId, @Language, @intro)
        ON CONFLICT (local_date, topic, language) DO UPDATE SET intro = excluded.intro
        """,
        new { edition.Date, edition.TopicId, edition.Language, intro });

    public static Task SetApprovedAsync(DbSession session, ComingEdition edition, DateTimeOffset? at, long? by) => session.ExecuteAsync(
        """
        INSERT INTO desk_editions (local_date, topic, language, approved_at, approved_by) VALUES (@Date, @TopicId, @Language, @at, @by)
        ON CONFLICT (local_date, topic, language) DO UPDATE SET approved_at = excluded.approved_at, approved_by = excluded.approved_by
        """,
        new { edition.Date, edition.TopicId, edition.Language, at, by });

    /// <summary>Says it of the story that the article tells; what was said of others that tell it is no more.</summary>
    /// <param name="session">Writes.</param>
    /// <param name="edition">Which.</param>
    /// <param name="articleKey">One that tells the story.</param>
    /// <param name="place">0: taken out; null: where the rules put it.</param>
    public static async Task SetPlaceAsync(DbSession session, ComingEdition edition, string articleKey, int? place)
    {
        await session.ExecuteAsync(
            $"DELETE FROM desk_articles WHERE {Place} AND article_key IN (SELECT a.key FROM articles AS a WHERE a.story_id = (SELECT b.story_id FROM articles AS b WHERE b.key = @articleKey))",
            new { edition.Date, edition.TopicId, edition.Language, articleKey });
        if (place is not null)
        {
            await session.ExecuteAsync(
                "INSERT INTO desk_articles (local_date, topic, language, article_key, place) VALUES (@Date, @TopicId, @Language, @articleKey, @place)",
                new { edition.Date, edition.TopicId, edition.Language, articleKey, place });
        }
    }

    public static async Task PruneAsync(DbSession session, DateOnly day)
    {
        await session.ExecuteAsync("DELETE FROM desk_editions WHERE local_date < @day", new { day });
        await session.ExecuteAsync("DELETE FROM desk_articles WHERE local_date < @day", new { day });
    }

    private static async Task<Dictionary<ComingEdition, EditionNotes>> ReadAsync(DbSession session, string condition, object args)
    {
        var found = new Dictionary<ComingEdition, EditionNotes>();
        foreach (var row in await session.QueryAsync<EditionRow>($"SELECT d.local_date, d.topic, d.language, d.intro, d.approved_at, d.approved_by FROM desk_editions AS d WHERE {condition}", args))
        {
            if (row.Intro is not null || row.ApprovedAt is not null)
            {
                found[row.Edition] = new EditionNotes { Intro = row.Intro, ApprovedAt = row.ApprovedAt, ApprovedBy = row.ApprovedBy };
            }
        }

        // Who tells a story may change until the edition goes out: another may be its first, and two may become one.
        var articles = await session.QueryAsync<ArticleRow>(
            $"SELECT d.local_date, d.topic, d.language, a.story_id, d.place FROM desk_articles AS d JOIN articles AS a ON a.key = d.article_key WHERE {condition}", args);
        foreach (var ofEdition in articles.GroupBy(row => row.Edition))
        {
            found[ofEdition.Key] = found.GetValueOrDefault(ofEdition.Key, EditionNotes.None) with { Places = ofEdition.GroupBy(row => row.StoryId, StringComparer.Ordinal).ToDictionary(story => story.Key, PlaceOf, StringComparer.Ordinal) };
        }

        return found;
    }

    // Out stays out.
    private static int PlaceOf(IEnumerable<ArticleRow> story) => story.Any(row => row.Place == 0) ? 0 : story.Max(row => row.Place);

    private abstract record NamedRow
    {
        public required DateOnly LocalDate { get; init; }

        public required string Topic { get; init; }

        public required string Language { get; init; }

        public ComingEdition Edition => new(Topic, Language, LocalDate);
    }

    private sealed record EditionRow : NamedRow
    {
        public string? Intro { get; init; }

        public DateTimeOffset? ApprovedAt { get; init; }

        public long? ApprovedBy { get; init; }
    }

    private sealed record ArticleRow : NamedRow
    {
        public required string StoryId { get; init; }

        public required int Place { get; init; }
    }
}
