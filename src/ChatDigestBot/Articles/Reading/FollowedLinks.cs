namespace ChatDigestBot.Articles.Reading;

internal enum LinkKind
{
    /// <summary>A file in a folder that is not listed.</summary>
    File,

    /// <summary>A folder that is not listed.</summary>
    Folder,

    /// <summary>It leads to what is found at its own place.</summary>
    Listed,

    /// <summary>It leads to the store's own folder.</summary>
    Root,
    Outside,
    Absent,
}

/// <summary>Tells which links of a store are to be followed: those into folders that are not listed themselves. Used for one listing.</summary>
internal sealed class FollowedLinks(string root)
{
    private readonly string? _realRoot = LinkTarget.Find(root);
    private readonly List<string> _followed = [];

    public (LinkKind Kind, string Target) Find(string link)
    {
        if (LinkTarget.Find(link) is not { } target)
        {
            return (LinkKind.Absent, "");
        }

        if (_realRoot is null || !IsBelow(target, _realRoot))
        {
            return (LinkKind.Outside, "");
        }

        if (target.Length == _realRoot.Length)
        {
            return (LinkKind.Root, "");
        }

        var isListed = !PostFolder.IsHidden(Path.GetRelativePath(_realRoot, target).Replace(Path.DirectorySeparatorChar, '/')) || _followed.Exists(folder => IsBelow(target, folder));
        return (isListed ? LinkKind.Listed : Directory.Exists(target) ? LinkKind.Folder : LinkKind.File, target);
    }

    /// <summary>Whether a folder is followed for the first time: twice would list its posts twice, or for ever.</summary>
    public bool IsFirst(string folder)
    {
        if (_followed.Exists(other => IsBelow(folder, other) || IsBelow(other, folder)))
        {
            return false;
        }

        _followed.Add(folder);
        return true;
    }

    private static bool IsBelow(string path, string folder) => (path + Path.DirectorySeparatorChar).StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
