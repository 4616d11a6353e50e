using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds;

/// <summary>Which feeds there are and how far a fetch may go.</summary>
internal sealed record FeedsOptions
{
    public const string PathSetting = "Feeds:Path";

    private const string DefaultPath = "content/feeds.yaml";

    /// <summary>The list of feeds; where nobody set it, it need not exist.</summary>
    public required string Path { get; init; }

    /// <summary>Lets feeds lead to this machine and into private networks, for a feed server of one's own.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>Every fetch goes through it; null takes the one of the environment, if any.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The least time between two requests to one host.</summary>
    public TimeSpan HostPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one request may take, from the name to the last byte.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public static FeedsOptions Read(SettingReader settings) => new()
    {
        Path = settings.Text(PathSetting) is null && !Exists() ? settings.Text(PathSetting, System.IO.Path.GetFullPath(DefaultPath)) : settings.ExistingFile(PathSetting, DefaultPath),
        AllowPrivateNetworks = settings.Flag("Feeds:AllowPrivateNetworks", defaultValue: false),
        Proxy = settings.Address("Feeds:Proxy"),
        HostPause = TimeSpan.FromSeconds(1.0 / settings.Number("Feeds:PerHostPerSecond", 1, 1, 100)),
    };

    private static bool Exists() => File.Exists(System.IO.Path.GetFullPath(DefaultPath)) || File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, DefaultPath));
}
