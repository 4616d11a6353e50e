namespace ChatDigestBot.Articles.Reading;

internal enum BodyFormat
{
    Html,
    Markdown,
    Text,
}

/// <summary>A post as it stands in its file: head and raw body, nothing judged yet.</summary>
internal sealed record Post
{
    public required string Path { get; init; }

    public required FrontMatter Head { get; init; }

    public required string Body { get; init; }

    public required BodyFormat Format { get; init; }

    /// <summary>What had to be made good while reading.</summary>
    public required IReadOnlyList<PostProblem> Problems { get; init; }
}
