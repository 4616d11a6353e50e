using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles;

/// <summary>Where the posts are and how often the folder is gone through even when nothing seems to happen.</summary>
internal sealed record ArticlesOptions
{
    public const string PathSetting = "Articles:Path";
    public const string TopicsSetting = "Articles:Topics";

    public required string Path { get; init; }

    public required string TopicsPath { get; init; }

    /// <summary>The safety net below the watcher, which a full queue or a network drive may leave without news.</summary>
    public required TimeSpan SweepEvery { get; init; }

    /// <summary>How long a store that is suddenly empty is taken for one that is away.</summary>
    public TimeSpan EmptyAfter { get; init; } = TimeSpan.FromHours(1);

    public static ArticlesOptions Read(SettingReader settings) => new()
    {
        Path = settings.ExistingFolder(PathSetting, "content/articles"),
        TopicsPath = settings.ExistingFile(TopicsSetting, "content/topics.yaml"),
        SweepEvery = settings.Duration("Articles:SweepEvery", TimeSpan.FromMinutes(5)),
        EmptyAfter = settings.Duration("Articles:EmptyAfter", TimeSpan.FromHours(1)),
    };
}
