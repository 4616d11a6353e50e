namespace ChatDigestBot.Articles.Reading;

/// <summary>A file of the store as the folder lists it, unread.</summary>
internal sealed record PostFile
{
    /// <summary>Relative to the store's folder, with <c>/</c> on every system.</summary>
    public required string Path { get; init; }

    public required string FullPath { get; init; }

    public required long Size { get; init; }

    /// <summary>Ticks of the last write in UTC: compared only for being the same.</summary>
    public required long WrittenAt { get; init; }
}
