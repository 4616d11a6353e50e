namespace ChatDigestBot.Storage;

/// <summary>The one name of a file, whichever symbolic links lead to it.</summary>
internal static class RealPath
{
    // More links than this in a row are a ring.
    private const int MaxLinks = 40;

    /// <summary>Absolute and without links; of what does not exist yet as far as it exists.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        for (var links = 0; links < MaxLinks; links++)
        {
            if (FollowOne(full) is not { } next)
            {
                break;
            }

            full = next;
        }

        return full;
    }

    /// <summary>The path with its first link replaced by what it stands for; null where there is none.</summary>
    private static string? FollowOne(string full)
    {
        var root = Path.GetPathRoot(full)!;
        var before = root;
        var parts = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < parts.Length; index++)
        {
            var here = Path.Combine(before, parts[index]);
            if (new FileInfo(here).LinkTarget is { } target)
            {
                return Path.GetFullPath(Path.Combine([before, target, .. parts[(index + 1)..]]));
            }

            before = here;
        }

        return null;
    }
}
