using System.Collections.Frozen;
using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>Words that Taiwan and the mainland call differently (晶片, 芯片): whoever searches one finds the other. Pure.</summary>
/// <remarks>What is not plain is the mainland's only where it was typed in Traditional.</remarks>
internal static class RegionalWords
{
    private static readonly FrozenDictionary<string, (string Typed, string Word)> ToMainland = RegionalWord.All.ToFrozenDictionary(
        word => SearchFolding.Fold(word.Taiwan), word => (word.IsPlain ? "" : word.Taiwan, SearchFolding.Fold(word.Mainland)), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Typed, string Word)> ToTaiwan = RegionalWord.All.DistinctBy(word => word.Mainland)
        .ToFrozenDictionary(word => SearchFolding.Fold(word.Mainland), word => ("", SearchFolding.Fold(word.Taiwan)), StringComparer.Ordinal);

    private static readonly int LongestWord = ToMainland.Keys.Concat(ToTaiwan.Keys).Max(word => word.Length);

    /// <summary>A word as the mainland says it, folded; null where it is said no other way there.</summary>
    public static string? InMainland(string typed) => Convert(typed, SearchFolding.Fold(typed), ToMainland, ToTaiwan);

    /// <summary>A word as Taiwan says it, folded; null where it is said no other way there.</summary>
    public static string? InTaiwan(string typed) => Convert(typed, SearchFolding.Fold(typed), ToTaiwan, ToMainland);

    /// <summary>The words of the one region in the other's; those that are the other's stay whole (演算法 holds 算法). Null where nothing changes.</summary>
    private static string? Convert(string typed, string folded, FrozenDictionary<string, (string Typed, string Word)> words, FrozenDictionary<string, (string Typed, string Word)> kept)
    {
        var converted = (StringBuilder?)null;
        var (lookup, keptLookup) = (words.GetAlternateLookup<ReadOnlySpan<char>>(), kept.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var at = 0; at < folded.Length;)
        {
            var length = CharKinds.Of(folded[at]) == CharKind.Han ? Math.Min(LongestWord, folded.Length - at) : 1;
            var word = "";
            for (; length > 1; length--)
            {
                var part = folded.AsSpan(at, length);
                if (lookup.TryGetValue(part, out var found) && typed.AsSpan(at, length).StartsWith(found.Typed, StringComparison.Ordinal))
                {
                    word = found.Word;
                    break;
                }

                if (keptLookup.ContainsKey(part))
                {
                    break;
                }
            }

            if (word.Length > 0 && converted is null)
            {
                converted = new StringBuilder(folded, 0, at, folded.Length * 2);
            }

            converted?.Append(word.Length > 0 ? word : folded.AsSpan(at, length));
            at += length;
        }

        return converted?.ToString();
    }
}
