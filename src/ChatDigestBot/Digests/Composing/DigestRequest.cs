using ChatDigestBot.Chats;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Votes;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Composing;

/// <summary>One digest that is wanted, before it is known whether there is anything to tell.</summary>
internal sealed record DigestRequest
{
    public required Target Target { get; init; }

    public required Language Language { get; init; }

    /// <summary>The reader's, for the day in the heading.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What is wanted; at least one.</summary>
    public required IReadOnlyList<Subscription> Topics { get; init; }

    public required DigestMode Mode { get; init; }

    /// <summary>What the reader's votes come to.</summary>
    public Taste Taste { get; init; } = Taste.None;

    /// <summary>Whose digests are days apart gets what came between: this many days back, where that is more than the freshness of all.</summary>
    public int DaysBack { get; init; }

    /// <summary>The command line of the button for more.</summary>
    public string MoreLine { get; init; } = "/more";

    public TimeSpan Reach => TimeSpan.FromDays(DaysBack);

    /// <summary>Equal for all whose candidates are the same.</summary>
    public string PoolKey => $"{Mode} {Language} {DaysBack} {string.Join(' ', Topics.Select(topic => topic.TopicId).Order(StringComparer.Ordinal))}";
}
