using ChatDigestBot.Shared;

namespace ChatDigestBot.Checkups;

/// <summary>Where an operator keeps backups, and how old the newest may be.</summary>
internal sealed record BackupOptions(string? Path, TimeSpan MaxAge)
{
    public static BackupOptions Read(SettingReader settings) => new(settings.Text("Backups:Path"), settings.Duration("Backups:MaxAge", TimeSpan.FromDays(2)));
}

/// <summary>The newest backup: its age, and whether it could be put back.</summary>
internal sealed class BackupCheckup(BackupOptions options, Rehearsal rehearsal, TimeProvider clock) : ICheckup
{
    private const string Check = "backup";

    public async Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken)
    {
        if (options.Path is not { } folder)
        {
            return [Finding.Note(Check, "backupsNowhere")];
        }

        var newest = Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*.db").MaxBy(file => file.LastWriteTimeUtc) : null;
        if (newest is null)
        {
            return [Finding.Problem(Check, "backupsNone", ("folder", folder))];
        }

        var hours = (long)(clock.GetUtcNow() - newest.LastWriteTimeUtc).TotalHours;
        return
        [
            hours > options.MaxAge.TotalHours
                ? Finding.Problem(Check, "backupOld", ("file", newest.Name), ("count", hours))
                : Finding.Good(Check, "backupAge", ("file", newest.Name), ("count", hours)),
            .. isThorough ? [await rehearsal.OfBackupAsync(newest.FullName, "restore", cancellationToken)] : Array.Empty<Finding>(),
        ];
    }
}
