using ChatDigestBot.Articles;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.ModelSummaries;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Begins passes that compose digests.</summary>
internal sealed class DigestComposers(DigestOptions options, FreshnessOptions freshness, EditionRenderer renderer, MuteReader mutes, ModelSummaryStore summaries)
{
    public DigestComposer At(DateTimeOffset now) => new(options, freshness, renderer, mutes.At(now), summaries, now);

    /// <param name="now">The moment of the digest.</param>
    /// <param name="maxItems">As many items instead of what is set.</param>
    public DigestComposer At(DateTimeOffset now, int maxItems) => new(options with { MaxItems = maxItems }, freshness, renderer, mutes.At(now), summaries, now);
}
