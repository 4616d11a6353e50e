using System.Diagnostics.CodeAnalysis;

namespace ChatDigestBot.Shared;

/// <summary>Tells when two names are of one source: <c>IT 之家</c> and <c>it之家</c> are.</summary>
internal static class SourceName
{
    /// <summary>Compares names by their keys; who has no name is of no other source.</summary>
    public static readonly IEqualityComparer<string?> Comparer = new ByKey();

    private const int OnStack = 64;

    /// <summary>Equal for all ways to write one name. The search index holds it, so it must not change.</summary>
    public static string Key(string? name)
    {
        Span<char> key = name is { Length: > OnStack } ? new char[name.Length] : stackalloc char[OnStack];
        SearchFolding.Fold(name, key);
        var length = 0;
        foreach (var character in key[..(name?.Length ?? 0)])
        {
            if (CharKinds.Of(character) != CharKind.Separator)
            {
                key[length++] = character;
            }
        }

        return new string(key[..length]);
    }

    private sealed class ByKey : IEqualityComparer<string?>
    {
        public bool Equals(string? one, string? other) => one is null == other is null && Key(one) == Key(other);

        public int GetHashCode([DisallowNull] string? name) => Key(name).GetHashCode(StringComparison.Ordinal);
    }
}
