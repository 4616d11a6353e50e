using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>A post with its markup and frame taken off: what the rules of topics, stories and summaries work on.</summary>
internal sealed record CleanPost
{
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>As the head lists them: section, source, channel.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    public string? Section => Categories.Count > 0 ? Categories[0] : null;

    public string? Source { get; init; }

    /// <summary>All that says where it stands: its categories, and the source that its head names beside them.</summary>
    public required IReadOnlyList<string> Origins { get; init; }

    public string? Author { get; init; }

    /// <summary>What its head says that it is about; a generator may have put it there.</summary>
    public string? Description { get; init; }

    /// <summary>Null where the post names none that can be used; it may be ahead.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public required ArticleBody Body { get; init; }

    /// <summary><see cref="ArticleBody.Text"/>, made once.</summary>
    public required string Text { get; init; }

    /// <summary>Short links inside the text, such as those to a source's channels; without repetition.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    public string? ImageUrl { get; init; }

    /// <summary>Where the original stands; http or https.</summary>
    public string? Link { get; init; }

    /// <summary>Topics the post names for itself, by id or name.</summary>
    public IReadOnlyList<string> GivenTopics { get; init; } = [];

    /// <summary>The post says of itself that it is no news.</summary>
    public bool IsArchive { get; init; }

    public required TextMeasure Measure { get; init; }

    public required bool IsAdvert { get; init; }

    /// <summary>Of title and text, and nothing else: the same hash means that there is no news.</summary>
    public required long ContentHash { get; init; }

    /// <summary>What stood in the post and is no part of the text, with the reason.</summary>
    public required IReadOnlyList<TakenOff> TakenOff { get; init; }

    public required IReadOnlyList<PostProblem> Problems { get; init; }
}
