using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles;

/// <summary>How long an article is news: for digests and alerts alike.</summary>
internal sealed record NewsOptions
{
    /// <summary>A date a little ahead is a wrong clock, not a post from the future.</summary>
    public static readonly TimeSpan FutureAllowed = TimeSpan.FromHours(1);

    public TimeSpan Freshness { get; init; } = TimeSpan.FromHours(72);

    public static NewsOptions Read(SettingReader settings) => new() { Freshness = settings.Duration("Digests:Freshness", new NewsOptions().Freshness) };
}
