namespace ChatDigestBot.Shared;

/// <summary>Finds the disk a folder is on.</summary>
internal static class Disk
{
    /// <summary>The mounted one with the longest name that the folder lies below; two folders of one disk give one name.</summary>
    /// <param name="folder">An absolute path.</param>
    public static DriveInfo Of(string folder) =>
        DriveInfo.GetDrives().Where(disk => Holds(disk.Name, folder)).MaxBy(disk => disk.Name.Length) ?? new DriveInfo(folder);

    private static bool Holds(string disk, string folder)
    {
        var name = Path.TrimEndingDirectorySeparator(disk);
        return folder.StartsWith(name, StringComparison.Ordinal)
            && (folder.Length == name.Length || Path.EndsInDirectorySeparator(name) || folder[name.Length] == Path.DirectorySeparatorChar);
    }
}
