using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Console;

/// <summary>The figures an operator looks at first.</summary>
internal sealed record Overview
{
    public required SubscriberCounts Subscribers { get; init; }

    public required ChatCounts Chats { get; init; }

    public required ArticleCounts Articles { get; init; }

    /// <summary>Open messages, and those settled within the time that was asked for.</summary>
    public required IReadOnlyDictionary<DeliveryState, int> Deliveries { get; init; }

    public required int PossiblyTwice { get; init; }

    public int Messages(DeliveryState state) => Deliveries.GetValueOrDefault(state);
}
