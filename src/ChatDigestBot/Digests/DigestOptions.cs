using ChatDigestBot.Articles;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests;

/// <summary>How long a digest is and what still counts as news.</summary>
internal sealed record DigestOptions
{
    public int MaxItems { get; init; } = 8;

    /// <summary>Older articles are no news any more; a first digest takes them all the same.</summary>
    public TimeSpan Freshness { get; init; } = new NewsOptions().Freshness;

    /// <inheritdoc cref="NewsOptions.LateArrival"/>
    public TimeSpan LateArrival { get; init; } = new NewsOptions().LateArrival;

    public static DigestOptions Read(SettingReader settings) => new()
    {
        MaxItems = settings.Number("Digests:MaxItems", 8, 1, 20),
        Freshness = NewsOptions.Read(settings).Freshness,
        LateArrival = NewsOptions.Read(settings).LateArrival,
    };
}
