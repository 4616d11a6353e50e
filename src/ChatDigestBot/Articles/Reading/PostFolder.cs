using System.IO.Enumeration;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Lists the posts below one folder. Follows no link out of it, and never loops.</summary>
/// <remarks>
/// What lies in folders whose names begin with a dot is found only through a link: that is how Kubernetes mounts a ConfigMap (<c>a.md</c> leads into
/// <c>..data</c>), how git-sync puts a checkout in place, and how git-annex keeps contents. Any other link inside the folder loses nothing
/// when it is passed over: what it leads to is found at its own place.
/// </remarks>
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
        var links = new FollowedLinks(Root);
        var waiting = new Stack<(string FullPath, string Path, int Depth)>();
        waiting.Push((Root, "", 0));
        while (waiting.TryPop(out var folder))
        {
            var entries = ListOne(folder.FullPath, folder.Path, links, report);
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
        if (!IsPost(path) || LeavesFolder(path) || IsHidden(path))
        {
            return null;
        }

        var fullPath = Path.Combine(Root, path);
        if (HasLinkOnTheWay(path))
        {
            var links = new FollowedLinks(Root);
            return links.Find(fullPath) is (LinkKind.File, var target) ? Describe(path, new FileInfo(target)) : null;
        }

        return Describe(path, new FileInfo(fullPath));
    }

    /// <summary>The relative path of something below the folder, as <see cref="List"/> writes it.</summary>
    public string RelativePath(string fullPath) => Path.GetRelativePath(Root, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Lies in a folder whose name begins with a dot, or has such a name.</summary>
    public static bool IsHidden(string path) => path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal);

    private static PostFile? Describe(string path, FileInfo file) =>
        file.Exists ? new PostFile { Path = path, Size = file.Length, WrittenAt = file.LastWriteTimeUtc.Ticks } : null;

    private static bool LeavesFolder(string path) => Path.IsPathRooted(path) || path.Contains('\0', StringComparison.Ordinal) || path.Split('/', '\\').Contains("..");

    private bool HasLinkOnTheWay(string path)
    {
        var current = Root;
        foreach (var part in path.Split('/'))
        {
            current = Path.Combine(current, part);
            if (new FileInfo(current).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Entry> ListOne(string fullPath, string path, FollowedLinks links, Action<PostProblem> report)
    {
        var entries = new List<Entry>();
        try
        {
            // In the order of names before links are looked at: which of two to the same folder is followed must not change.
            var found = new FileSystemEnumerable<Entry>(fullPath, Describe, OneLevel) { ShouldIncludePredicate = ShouldInclude }.ToList();
            found.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            found.ForEach(entry => Add(entry, fullPath, path, links, entries, report));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && path.Length > 0)
        {
            report(PostProblem.Error(path, 1, $"This folder cannot be listed ({exception.GetType().Name}), so its posts stay as they were. Give the bot the right to read it."));
        }

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

    private static void Add(Entry entry, string fullPath, string path, FollowedLinks links, List<Entry> entries, Action<PostProblem> report)
    {
        if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal))
        {
            report(PostProblem.Error(path + entry.Name, 1, "Its name is not valid UTF-8, so it cannot be opened. Rename it."));
        }
        else if (!entry.IsLink)
        {
            entries.Add(entry);
        }
        else
        {
            var link = Path.Combine(fullPath, entry.Name);
            switch (links.Find(link))
            {
                case (LinkKind.File, var target) when IsPost(entry.Name):
                    var file = new FileInfo(target);
                    entries.Add(entry with { IsLink = false, Size = file.Length, WrittenAt = file.LastWriteTimeUtc.Ticks });
                    break;
                case (LinkKind.Folder, var target) when links.IsFirst(target):
                    entries.Add(entry with { IsLink = false, IsFolder = true });
                    break;
                case (LinkKind.Absent, _) when new FileInfo(link).LinkTarget?.Contains("annex/objects", StringComparison.Ordinal) == true:
                    report(PostProblem.Error(path + entry.Name, 1, "Its content is not here, only git-annex's name for it. Fetch it with git annex get."));
                    break;
                case (LinkKind.Root, _):
                    report(PostProblem.Warning(path + entry.Name, 1, "A link to the store's own folder is not followed: all posts would be there twice. Remove it."));
                    break;
                case (LinkKind.Absent or LinkKind.Outside, _):
                    report(PostProblem.Warning(path + entry.Name, 1, "A link that leads out of the store's folder, or nowhere, is not followed. Put the posts themselves here, or name their folder in Articles__Path."));
                    break;
            }
        }
    }

    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink, long Size, long WrittenAt);
}
