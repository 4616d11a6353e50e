using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Jobs;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Metrics;

/// <summary>What the database says, read at one moment.</summary>
internal sealed record Figures
{
    public required SubscriberCounts Subscribers { get; init; }

    public required ChatCounts Chats { get; init; }

    public required ArticleCounts Articles { get; init; }

    public required DateTimeOffset? NewestArticleAt { get; init; }

    /// <summary>Open messages, and those settled within the last 24 hours.</summary>
    public required IReadOnlyDictionary<DeliveryState, int> Deliveries { get; init; }

    /// <summary>Messages of the last 24 hours that failed, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Failures { get; init; }

    public required int PossiblyTwice { get; init; }

    /// <summary>When the oldest message that may go out now could have gone; null while none waits.</summary>
    public required DateTimeOffset? OldestWaitingAt { get; init; }

    /// <summary>The newest run of each job that has ended.</summary>
    public required IReadOnlyList<JobRun> Jobs { get; init; }

    public required IReadOnlyDictionary<string, int> Alarms { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}
