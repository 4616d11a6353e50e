namespace ChatDigestBot.Articles.Stories;

/// <summary>Numbers for small pieces of text, equal for equal ones, as FNV-1a makes them of characters: much faster than <see cref="Shared.StableHash"/>, and for no more than some million pieces. Pure.</summary>
/// <remarks>Those of 32 bits are kept in prints (<see cref="Keywords"/>), so they never change.</remarks>
internal static class Fnv
{
    public static uint Of(ReadOnlySpan<char> piece)
    {
        var hash = 2166136261u;
        foreach (var character in piece)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash;
    }

    /// <summary>Wide enough to stand for the piece itself: two of a million have the same one with a chance of one in forty million.</summary>
    public static ulong Wide(ReadOnlySpan<char> piece)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in piece)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return hash;
    }
}
