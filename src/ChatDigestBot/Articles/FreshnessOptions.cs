using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles;

/// <summary>How long an article is news: for digests and alerts alike.</summary>
internal sealed record FreshnessOptions
{
    /// <summary>A date a little ahead is a wrong clock, not a post from the future.</summary>
    public static readonly TimeSpan FutureAllowed = TimeSpan.FromHours(1);

    public TimeSpan Freshness { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How old a post may be by its date when it arrives and still be news once: sources lag, and a store may be late.</summary>
    public TimeSpan LateArrival { get; init; } = TimeSpan.FromDays(7);

    public static FreshnessOptions Read(SettingReader settings) => new()
    {
        Freshness = settings.Duration("Digests:Freshness", new FreshnessOptions().Freshness),
        LateArrival = settings.Duration("Digests:LateArrival", new FreshnessOptions().LateArrival),
    };

    /// <summary>By its date, or by its arrival where it came late.</summary>
    public bool IsNews(DateTimeOffset publishedAt, DateTimeOffset firstSeenAt, DateTimeOffset now) =>
        publishedAt >= now - Freshness || (firstSeenAt >= now - Freshness && publishedAt >= firstSeenAt - LateArrival);
}
