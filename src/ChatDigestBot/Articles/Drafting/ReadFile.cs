using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Articles.Drafting;

/// <summary>One file with what reading it gave.</summary>
/// <param name="Draft">Null when it could not be loaded.</param>
/// <param name="Packed">The text as the database keeps it.</param>
/// <param name="Unreadable">Why not; null also for one that is being written just now.</param>
internal sealed record ReadFile(PostFile File, ArticleDraft? Draft, byte[]? Packed, PostReading.Unreadable? Unreadable)
{
    /// <summary>What sinks made of it before the transaction.</summary>
    public IReadOnlyDictionary<IArticleSink, object> Prepared { get; init; } = new Dictionary<IArticleSink, object>();
}
