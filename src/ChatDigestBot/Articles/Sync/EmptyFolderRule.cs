namespace ChatDigestBot.Articles.Sync;

/// <summary>Tells an emptied store from one that is not mounted, as far as one can. Pure.</summary>
/// <remarks>A disk that is away leaves an empty folder, or one with a file or two. Whoever takes all posts away means it, but will not mind waiting.</remarks>
internal static class EmptyFolderRule
{
    private const int Many = 50;

    /// <param name="known">Posts that the catalogue knows.</param>
    /// <param name="found">Posts in the folder.</param>
    /// <param name="isAnyNew">Posts that were not there before: then it was moved, not lost.</param>
    public static bool IsSuspect(int known, int found, bool isAnyNew) =>
        known > 0 && (found == 0 || (!isAnyNew && known >= Many && found * 10 <= known));
}
