using ChatDigestBot.Articles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>A disk with little room left, of those that hold the database and the posts.</summary>
internal sealed class DiskAlarms(AlarmOptions options, DatabaseOptions database, ArticlesOptions articles) : IAlarmSource
{
    public const string Full = "diskFull";

    private readonly Dictionary<string, DateTimeOffset> _fullSince = [];

    public IReadOnlyList<string> Kinds => [Full];

    public Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var full = Folders().Select(Disk.Of).Where(disk => disk.AvailableFreeSpace < options.DiskFree).Select(disk => disk.Name).Distinct().ToList();
        foreach (var disk in _fullSince.Keys.Except(full).ToList())
        {
            _fullSince.Remove(disk);
        }

        foreach (var disk in full)
        {
            _fullSince.TryAdd(disk, now);
        }

        return Task.FromResult<IReadOnlyList<Alarm>>([.. full.Select(disk => new Alarm(Full, disk, _fullSince[disk]))]);
    }

    private IEnumerable<string> Folders() => database.FilePath is { } file ? [Path.GetDirectoryName(file)!, articles.Path] : [articles.Path];
}
