namespace ChatDigestBot.Articles.Sync;

/// <summary>A file as the catalogue last saw it.</summary>
/// <param name="Id">The article made of it; 0 where there is none.</param>
/// <param name="IsUnreadable">It could not be loaded when it was last seen; an article from before may still be there.</param>
internal readonly record struct KnownFile(long Id, long Size, long WrittenAt, long ContentHash, bool IsUnreadable);
