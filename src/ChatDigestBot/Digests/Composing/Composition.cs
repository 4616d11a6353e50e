using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Digests.Composing;

/// <summary>An edition with its messages; written to the database when somebody gets it.</summary>
internal sealed record Composition(Edition Edition, IReadOnlyList<RenderedMessage> Messages);
