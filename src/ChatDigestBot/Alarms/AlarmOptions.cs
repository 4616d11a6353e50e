using ChatDigestBot.Shared;

namespace ChatDigestBot.Alarms;

/// <summary>When a quiet folder and a filling disk are worth a word.</summary>
internal sealed record AlarmOptions
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The longest time without a new article that is still usual.</summary>
    public required TimeSpan NoArticleFor { get; init; }

    /// <summary>The least free space of a disk the bot writes to, in bytes; 0 switches this alarm off.</summary>
    public required long DiskFree { get; init; }

    public static AlarmOptions Read(SettingReader settings) => new()
    {
        NoArticleFor = settings.Duration("Alarms:NoArticleFor", TimeSpan.FromDays(7)),
        DiskFree = settings.Number("Alarms:DiskFreeMegabytes", defaultValue: 200, min: 0, max: int.MaxValue) * (long)Megabyte,
    };
}
