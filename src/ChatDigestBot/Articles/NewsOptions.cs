using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles;

/// <summary>How long an article is news: for digests and alerts alike.</summary>
internal sealed record NewsOptions
{
    public TimeSpan Freshness { get; init; } = TimeSpan.FromHours(72);

    public static NewsOptions Read(SettingReader settings) => new() { Freshness = settings.Duration("Digests:Freshness", new NewsOptions().Freshness) };
}
