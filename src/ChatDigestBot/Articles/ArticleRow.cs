namespace ChatDigestBot.Articles;

/// <summary>An article as the catalogue's tables hold it.</summary>
internal sealed record ArticleRow
{
    /// <summary>The columns of an <see cref="Article"/>, from <c>articles a</c>, <c>stories s</c> and what editors said, <c>curated_articles e</c>.</summary>
    public const string Columns = """
        a.id, a.key, a.path, COALESCE(e.title, a.title) AS title, a.source, a.author, a.published_at, a.first_seen_at, a.corrected_at, a.language, a.topics,
        a.story_id, CASE WHEN s.lead_id = a.id THEN 1 ELSE 0 END AS is_story_lead, s.sources AS story_sources,
        a.image_url, a.link, a.words, a.reading_minutes, COALESCE(e.summary, a.summary) AS summary, a.is_advert, a.is_archive, e.pinned_until, e.hidden_until
        """;

    public const string Tables = "articles a JOIN stories s ON s.id = a.story_id LEFT JOIN curated_articles e ON e.article_key = a.key";

    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string Path { get; init; }

    public required string Title { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public DateTimeOffset? CorrectedAt { get; init; }

    public required string Language { get; init; }

    public required string Topics { get; init; }

    public required string StoryId { get; init; }

    public required bool IsStoryLead { get; init; }

    public required int StorySources { get; init; }

    public string? ImageUrl { get; init; }

    public string? Link { get; init; }

    public required int Words { get; init; }

    public required int ReadingMinutes { get; init; }

    public required string Summary { get; init; }

    public required bool IsAdvert { get; init; }

    public required bool IsArchive { get; init; }

    public DateTimeOffset? PinnedUntil { get; init; }

    public DateTimeOffset? HiddenUntil { get; init; }

    public Article ToArticle() => new()
    {
        Id = Id,
        Key = Key,
        Path = Path,
        Title = Title,
        Source = Source,
        Author = Author,
        PublishedAt = PublishedAt,
        FirstSeenAt = FirstSeenAt,
        CorrectedAt = CorrectedAt,
        Language = Language,
        Topics = SplitTopics(Topics),
        StoryId = StoryId,
        IsStoryLead = IsStoryLead,
        StorySources = StorySources,
        ImageUrl = ImageUrl,
        Link = Link,
        Words = Words,
        ReadingMinutes = ReadingMinutes,
        Summary = Summary,
        IsAdvert = IsAdvert,
        IsArchive = IsArchive,
        PinnedUntil = PinnedUntil,
        HiddenUntil = HiddenUntil,
    };

    /// <summary>Topics are one column of ids with a space between.</summary>
    public static IReadOnlyList<string> SplitTopics(string topics) => topics.Length == 0 ? [] : topics.Split(' ');
}
