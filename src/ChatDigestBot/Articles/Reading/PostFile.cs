namespace ChatDigestBot.Articles.Reading;

/// <summary>A file of the store as the folder lists it, unread.</summary>
internal sealed record PostFile
{
    /// <summary>Relative to the store's folder, with <c>/</c> on every system.</summary>
    public required string Path { get; init; }

    public required long Size { get; init; }

    /// <summary>Ticks of the last write in UTC: compared only for being the same.</summary>
    public required long WrittenAt { get; init; }

    // A large store is listed whole before it is read: the full path is put together only where it is needed.
    public string FullPath(string root) => System.IO.Path.Combine(root, Path);
}
