using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Articles.Sync;

/// <summary>A file as the catalogue last saw it.</summary>
/// <param name="Id">The article made of it; 0 where there is none.</param>
/// <param name="DueAt">When it must be read again though it looks the same, in milliseconds since 1970: it is held until then, or expires.</param>
/// <param name="IsUnreadable">It could not be loaded when it was last seen; an article from before may still be there.</param>
internal readonly record struct KnownFile(long Id, long Size, long WrittenAt, long ContentHash, bool IsUnreadable, bool IsWithheld, long? DueAt)
{
    /// <summary>Whether the file may give something else than it gave when it was last read.</summary>
    public bool MayGiveOther(PostFile file, DateTimeOffset now) => Size != file.Size || WrittenAt != file.WrittenAt || DueAt <= now.ToUnixTimeMilliseconds();
}
