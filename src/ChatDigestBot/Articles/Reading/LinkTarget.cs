namespace ChatDigestBot.Articles.Reading;

/// <summary>Finds where a path really is, with every link on the way followed.</summary>
internal static class LinkTarget
{
    // More is a ring.
    private const int MostLinks = 40;

    /// <summary>Null where it leads nowhere, in a ring, or through what may not be read.</summary>
    public static string? Find(string fullPath)
    {
        var current = Path.GetPathRoot(fullPath) ?? "/";
        var waiting = new Stack<string>();
        Push(fullPath);
        var links = 0;
        while (waiting.TryPop(out var part))
        {
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, part);
            if (LinkOf(next) is not { } target)
            {
                current = next;
            }
            else if (++links > MostLinks)
            {
                return null;
            }
            else
            {
                current = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : current;
                Push(target);
            }
        }

        return File.Exists(current) || Directory.Exists(current) ? current : null;

        void Push(string path)
        {
            foreach (var part in path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse().Where(part => part != "."))
            {
                waiting.Push(part);
            }
        }
    }

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
