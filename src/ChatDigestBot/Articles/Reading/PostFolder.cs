using System.IO.Enumeration;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Lists the posts below one folder. Follows no link, so it never leaves the folder and never loops.</summary>
/// <remarks>A link to something inside the folder loses nothing by that: what it leads to is found at its own place.</remarks>
internal sealed class PostFolder(string root)
{
    private const int MaxDepth = 64;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".md", ".markdown", ".html", ".htm", ".txt" };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ExtensionSpans = Extensions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly EnumerationOptions OneLevel = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>The folder's full path, without a separator at its end.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public static bool IsPost(string path) => Extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith('.');

    /// <summary>All posts, folder by folder in the order of their names; what cannot be listed is told to <paramref name="report"/>.</summary>
    /// <exception cref="IOException">The store's folder itself cannot be listed: nothing may be taken for removed then.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public IEnumerable<PostFile> List(Action<PostProblem> report)
    {
        var waiting = new Stack<(string FullPath, string Path, int Depth)>();
        waiting.Push((Root, "", 0));
        while (waiting.TryPop(out var folder))
        {
            var entries = ListOne(folder.FullPath, folder.Path, report);
            // Popped last in, first out: pushed in reverse they come in the order of their names.
            for (var index = entries.Count - 1; index >= 0; index--)
            {
                var entry = entries[index];
                if (entry.IsFolder && folder.Depth < MaxDepth)
                {
                    waiting.Push((Path.Combine(folder.FullPath, entry.Name), folder.Path + entry.Name + "/", folder.Depth + 1));
                }
                else if (entry.IsFolder)
                {
                    report(PostProblem.Error(folder.Path + entry.Name, 1, $"More than {MaxDepth} folders deep, so not read. Move it nearer to the store's folder."));
                }
            }

            foreach (var entry in entries)
            {
                if (!entry.IsFolder)
                {
                    yield return new PostFile
                    {
                        Path = folder.Path + entry.Name,
                        Size = entry.Size,
                        WrittenAt = entry.WrittenAt,
                    };
                }
            }
        }
    }

    /// <summary>The post at a relative path, or null when there is none (any more), or none that may be read.</summary>
    public PostFile? Find(string path)
    {
        if (!IsPost(path) || LeavesFolder(path))
        {
            return null;
        }

        var fullPath = Path.Combine(Root, path);
        var file = new FileInfo(fullPath);
        return file.Exists && !HasLinkOnTheWay(path)
            ? new PostFile { Path = path, Size = file.Length, WrittenAt = file.LastWriteTimeUtc.Ticks }
            : null;
    }

    /// <summary>The relative path of something below the folder, as <see cref="List"/> writes it.</summary>
    public string RelativePath(string fullPath) => Path.GetRelativePath(Root, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    private static bool LeavesFolder(string path) => Path.IsPathRooted(path) || path.Contains('\0', StringComparison.Ordinal) || path.Split('/', '\\').Contains("..");

    private bool HasLinkOnTheWay(string path)
    {
        var current = Root;
        foreach (var part in path.Split('/'))
        {
            if (part.StartsWith('.'))
            {
                return true;
            }

            current = Path.Combine(current, part);
            if (new FileInfo(current).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private List<Entry> ListOne(string fullPath, string path, Action<PostProblem> report)
    {
        var entries = new List<Entry>();
        try
        {
            var listing = new FileSystemEnumerable<Entry>(fullPath, Describe, OneLevel) { ShouldIncludePredicate = ShouldInclude };
            foreach (var entry in listing)
            {
                Add(entry, path, entries, report);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && path.Length > 0)
        {
            report(PostProblem.Error(path, 1, $"This folder cannot be listed ({exception.GetType().Name}), so its posts stay as they were. Give the bot the right to read it."));
        }

        entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    private static bool ShouldInclude(ref FileSystemEntry entry) =>
        !entry.FileName.StartsWith('.') && (entry.IsDirectory || ExtensionSpans.Contains(Path.GetExtension(entry.FileName)) || IsLink(ref entry));

    private static Entry Describe(ref FileSystemEntry entry) => IsLink(ref entry)
        ? new Entry(entry.FileName.ToString(), IsFolder: false, IsLink: true, 0, 0)
        : entry.IsDirectory
            ? new Entry(entry.FileName.ToString(), IsFolder: true, IsLink: false, 0, 0)
            : new Entry(entry.FileName.ToString(), IsFolder: false, IsLink: false, entry.Length, entry.LastWriteTimeUtc.UtcTicks);

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private void Add(Entry entry, string path, List<Entry> entries, Action<PostProblem> report)
    {
        if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal))
        {
            report(PostProblem.Error(path + entry.Name, 1, "Its name is not valid UTF-8, so it cannot be opened. Rename it."));
        }
        else if (!entry.IsLink)
        {
            entries.Add(entry);
        }
        else if (LeadsOutside(Path.Combine(Root, path, entry.Name)))
        {
            report(PostProblem.Warning(path + entry.Name, 1, "A link that leads out of the store's folder, or nowhere, is not followed. Put the posts themselves here, or name their folder in Articles__Path."));
        }
    }

    private bool LeadsOutside(string link)
    {
        try
        {
            var target = new FileInfo(link).ResolveLinkTarget(returnFinalTarget: true);
            return target is null || !target.Exists && !Directory.Exists(target.FullName)
                || !(target.FullName + Path.DirectorySeparatorChar).StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true; // a ring of links, or one that may not be read
        }
    }

    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink, long Size, long WrittenAt);
}
