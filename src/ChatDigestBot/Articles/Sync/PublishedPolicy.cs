namespace ChatDigestBot.Articles.Sync;

/// <summary>Which date an article has, over all rewritings of its file. Pure.</summary>
/// <remarks>
/// A crawler writes the same post thousands of times, each time with the date of that moment. So the earliest date stays, and a post
/// never becomes newer than it was. Without a date of its own it has the moment it was first seen: it came then, whatever its file says.
/// Only of what was there before the bot came, the archive, an older file tells more.
/// </remarks>
internal static class PublishedPolicy
{
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static (DateTimeOffset PublishedAt, bool IsDated) OfNew(DateTimeOffset? named, DateTimeOffset fileWrittenAt, bool isArchive, DateTimeOffset now) =>
        named is { } date ? (date, true)
        : isArchive && fileWrittenAt < now && fileWrittenAt >= Earliest ? (fileWrittenAt, false)
        : (now, false);

    public static (DateTimeOffset PublishedAt, bool IsDated) OfRewritten(DateTimeOffset? named, DateTimeOffset before, bool wasDated) =>
        named is { } date && (date < before || (!wasDated && date <= before.AddHours(1))) ? (date, true) : (before, wasDated);
}
