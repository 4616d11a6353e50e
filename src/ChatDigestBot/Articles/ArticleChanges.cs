namespace ChatDigestBot.Articles;

/// <summary>What one transaction, of a pass or of an editor, changes in the catalogue; no article is named twice.</summary>
internal sealed record ArticleChanges
{
    /// <summary>New ones, and old ones whose title or text changed.</summary>
    public required IReadOnlyList<WrittenArticle> Written { get; init; }

    /// <summary>Same title and text, but another date, picture, topic, path or story.</summary>
    public required IReadOnlyList<long> Touched { get; init; }

    public required IReadOnlyList<long> Removed { get; init; }

    /// <summary>An editor gave them another title, summary or topics.</summary>
    public IReadOnlyList<long> Edited { get; init; } = [];
}

/// <summary>An article with its text, as a sink gets it.</summary>
internal sealed record WrittenArticle
{
    public required long Id { get; init; }

    public required string Path { get; init; }

    public required string Title { get; init; }

    public string? Source { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Ids of topics, the strongest first.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The clean text without the title: paragraphs, separated by one line feed.</summary>
    public required string Text { get; init; }

    /// <summary>Was there at the first scan of the folder.</summary>
    public required bool IsArchive { get; init; }

    /// <summary>False when the article was there before with another title or text.</summary>
    public required bool IsNew { get; init; }

    /// <summary>What <see cref="IArticleSink.Prepare"/> made of it, by sink.</summary>
    public IReadOnlyDictionary<IArticleSink, object> Prepared { get; init; } = new Dictionary<IArticleSink, object>();
}
