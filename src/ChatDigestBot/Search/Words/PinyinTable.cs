using System.Collections.Frozen;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>Knows how Han characters are read, with every common reading: 行 is <c>xing</c> and <c>hang</c>, so 银行 is found by either.</summary>
/// <remarks><c>PinyinSyllables.txt</c> is made from ICU 72's Han-Latin, with the second readings added by hand; no ICU is needed to run.</remarks>
internal static class PinyinTable
{
    private const int MaxSyllables = 12;
    private const int MaxWays = 8;
    private const int MaxSyllableLength = 6;

    private static readonly FrozenDictionary<char, string[]> Readings = BuildReadings();
    private static readonly Lazy<FrozenDictionary<string, string>> Characters = new(() => Readings
        .SelectMany(pair => pair.Value.Select(reading => (Reading: reading, Character: pair.Key)))
        .GroupBy(pair => pair.Reading, pair => pair.Character)
        .ToFrozenDictionary(group => group.Key, group => string.Concat(group.Order()), StringComparer.Ordinal));
    private static readonly FrozenSet<string> Syllables = Readings.Values.SelectMany(readings => readings).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How one may read a folded character; empty for what has no reading.</summary>
    public static IReadOnlyList<string> ReadingsOf(char folded) => Readings.GetValueOrDefault(folded, []);

    /// <summary>Simplified characters that are read like this one: what a slip of typing puts in its place.</summary>
    public static IEnumerable<char> ReadAlike(char folded) =>
        ReadingsOf(folded).SelectMany(reading => Characters.Value.GetValueOrDefault(reading, "")).Where(character => character != folded && SearchFolding.Of(character) == character).Distinct();

    public static bool Reads(char folded, string syllable) => ReadingsOf(folded).Contains(syllable);

    /// <summary>Readings of each two neighbouring characters, once each: the terms pinyin queries look up.</summary>
    public static IReadOnlyCollection<string> PairsOf(ReadOnlySpan<char> folded)
    {
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < folded.Length; i++)
        {
            foreach (var first in ReadingsOf(folded[i - 1]))
            {
                foreach (var second in ReadingsOf(folded[i]))
                {
                    pairs.Add(PairOf(first, second));
                }
            }
        }

        return pairs;
    }

    public static string PairOf(string first, string second) => $"{first}＇{second}";

    /// <summary>Some ways to read letters as syllables, the one with the fewest first; none where they are no pinyin.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Split(string letters)
    {
        var ways = new List<IReadOnlyList<string>>();
        if (letters.Length > 0)
        {
            Extend(letters, 0, [], ways, []);
        }

        return [.. ways.OrderBy(way => way.Count)];
    }

    private static bool Extend(string letters, int at, List<string> way, List<IReadOnlyList<string>> ways, HashSet<int> deadEnds)
    {
        if (at == letters.Length)
        {
            ways.Add([.. way]);
            return true;
        }

        var leads = false;
        for (var length = Math.Min(MaxSyllableLength, letters.Length - at); length > 0 && way.Count < MaxSyllables && ways.Count < MaxWays; length--)
        {
            var syllable = letters.Substring(at, length);
            if (Syllables.Contains(syllable) && !deadEnds.Contains(at + length))
            {
                way.Add(syllable);
                leads |= Extend(letters, at + length, way, ways, deadEnds);
                way.RemoveAt(way.Count - 1);
            }
        }

        if (!leads)
        {
            deadEnds.Add(at);
        }

        return leads;
    }

    private static FrozenDictionary<char, string[]> BuildReadings()
    {
        var readings = new Dictionary<char, string[]>();
        foreach (var line in EmbeddedTable.Lines(typeof(PinyinTable), "PinyinSyllables.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            string[] syllable = [line[..space]]; // one array for all characters read only so
            foreach (var character in line.AsSpan(space + 1))
            {
                readings[character] = readings.TryGetValue(character, out var others) ? [.. others, syllable[0]] : syllable;
            }
        }

        return readings.ToFrozenDictionary();
    }
}
