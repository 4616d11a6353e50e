using ChatDigestBot.Alarms;
using ChatDigestBot.Articles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Checkups;

/// <summary>Time zones, room on the disks, settings without effect.</summary>
internal sealed class MachineCheckup(SettingReader settings, AlarmOptions alarms, DatabaseOptions database, ArticlesOptions articles) : ICheckup
{
    private const int Megabyte = 1024 * 1024;

    public Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _) ? Finding.Good("zones", "zones") : Finding.Problem("zones", "zonesMissing"),
        .. Folders().Select(Disk.Of).DistinctBy(disk => disk.Name).Select(LookAtDisk),
        .. UnknownSettings(),
    ]);

    private Finding LookAtDisk(DriveInfo disk)
    {
        var free = disk.AvailableFreeSpace;
        return free < alarms.DiskFree
            ? Finding.Problem("disk", "diskFull", ("disk", disk.Name), ("free", free / Megabyte))
            : Finding.Good("disk", "disk", ("disk", disk.Name), ("free", free / Megabyte));
    }

    // The nearest folder that is there already: the bot makes the rest.
    private IEnumerable<string> Folders()
    {
        var folder = Path.GetDirectoryName(database.FilePath);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null ? [articles.Path] : [folder, articles.Path];
    }

    private IEnumerable<Finding> UnknownSettings() => settings.FindUnknown().Select(unknown => unknown.Meant is { } meant
        ? Finding.Problem("settings", "settingMisspelt", ("name", unknown.Name), ("meant", meant))
        : Finding.Problem("settings", "settingUnknown", ("name", unknown.Name)));
}
