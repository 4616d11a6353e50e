namespace ChatDigestBot.Articles.Stories;

/// <summary>A story that several articles tell.</summary>
internal sealed record SharedStory
{
    public required string StoryId { get; init; }

    public required string LeadPath { get; init; }

    /// <summary>The lead first, then by date.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Why they were found to tell the same, as <see cref="StoryReasons"/> says it.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}
