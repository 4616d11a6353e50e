using ChatDigestBot.Articles.Reading.Dates;

namespace ChatDigestBot.Articles;

/// <summary>One post as the catalogue knows it: everything about it but its text.</summary>
internal sealed record Article
{
    public required long Id { get; init; }

    /// <summary>Short, stable and made of the path: what buttons and addresses carry. A rename keeps it.</summary>
    public required string Key { get; init; }

    /// <summary>Relative to the store's folder, with <c>/</c> on every system.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>Who published it (the post's second category), as written there.</summary>
    public string? Source { get; init; }

    public string? Author { get; init; }

    /// <summary>The post's own date; the moment it was first seen where that is absent or broken. Never ahead: until then the post is held.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When title or text last really changed after the first reading.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary><c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>; <c>ja</c>, <c>ko</c> or <c>und</c> for another one.</summary>
    public required string Language { get; init; }

    /// <summary>Ids of topics, the strongest first.</summary>
    public required TopicIds Topics { get; init; }

    public required string StoryId { get; init; }

    /// <summary>The article that stands for its story in a digest.</summary>
    public required bool IsStoryLead { get; init; }

    /// <summary>How many different sources tell this story, itself included.</summary>
    public required int StorySources { get; init; }

    /// <summary>A picture of this story; never a random placeholder.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Where the original stands, as the post says; http or https.</summary>
    public string? Link { get; init; }

    /// <summary>Han characters plus Latin words of the text.</summary>
    public required int Words { get; init; }

    public required int ReadingMinutes { get; init; }

    /// <summary>At most 90 Han or 220 Latin characters of the text; empty when there is nothing to say beyond the title.</summary>
    public required string Summary { get; init; }

    /// <summary>Stays out of digests, can be searched.</summary>
    public required bool IsAdvert { get; init; }

    /// <summary>Was there at the first scan of the folder: first digests and searches use it, later digests do not.</summary>
    public required bool IsArchive { get; init; }

    /// <summary>An editor wants it first in the digests of its topics until then.</summary>
    public DateTimeOffset? PinnedUntil { get; init; }

    /// <summary>An editor keeps it out of digests, more and alerts until then.</summary>
    public DateTimeOffset? HiddenUntil { get; init; }

    /// <summary>The day it was published, by the clock of the stores, which are China's.</summary>
    public DateOnly Day => DayOf(PublishedAt);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(DateReader.ChineseOffset).DateTime);

    public bool IsPinned(DateTimeOffset now) => PinnedUntil > now;

    public bool IsHidden(DateTimeOffset now) => HiddenUntil > now;
}
