using ChatDigestBot.Articles;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.ModelSummaries;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Begins passes that compose digests.</summary>
internal sealed class DigestComposers(DigestOptions options, FreshnessOptions freshness, EditionRenderer renderer, MuteReader mutes, ModelSummaryStore summaries)
{
    /// <param name="now">The moment of the digest.</param>
    /// <param name="maxItems">As many items instead of what is set.</param>
    public DigestComposer At(DateTimeOffset now, int? maxItems = null) =>
        new(options with { MaxItems = maxItems ?? options.MaxItems }, freshness, renderer, mutes.At(now), summaries, now);
}
