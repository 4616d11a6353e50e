using System.Globalization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>How rare a word, or a pair of Chinese characters, is in news: what few posts have says what they are about. Pure.</summary>
/// <remarks>
/// Counted by <c>fit-rarity</c> of the benchmarks, which writes <c>word-rarity.txt</c>: a level, from 0 for what is in every post to 20 for what is in one, and words of that
/// level, folded. The level is the logarithm of how many posts have the word (inverse document frequency, Spärck Jones 1972). What few have is not listed.
/// </remarks>
internal static class WordRarity
{
    public const int Levels = 20;

    /// <summary>What more posts than this have is listed.</summary>
    public const int LeastListed = 30;

    private const float Unlisted = 0.72f;
    private const float LongNumber = 0.49f;
    private const float ShortNumber = 0.12f;

    private static readonly Dictionary<ulong, float> Weights = Read();

    /// <summary>From 0 to 1.</summary>
    /// <param name="part">Folded, as <see cref="PartReader"/> gives it.</param>
    public static float Of(ReadOnlySpan<char> part) =>
        char.IsAsciiDigit(part[0]) && !part.ContainsAnyInRange('a', 'z') ? (part.Length > 2 ? LongNumber : ShortNumber)
        : Weights.TryGetValue(Key(part), out var weight) ? weight
        : Unlisted;

    /// <summary>A number for a part, equal for equal ones (FNV-1a): tables of numbers are smaller and faster than tables of strings.</summary>
    /// <remarks>Two of the million parts of a language have the same one with a chance of one in forty million, and would then count as one word.</remarks>
    public static ulong Key(ReadOnlySpan<char> part)
    {
        var key = 14695981039346656037UL;
        foreach (var character in part)
        {
            key = (key ^ character) * 1099511628211UL;
        }

        return key;
    }

    /// <summary>The level of a word that so many posts have.</summary>
    public static int Level(int having, int posts) => (int)Math.Round(Levels * Math.Log((posts + 1.0) / (having + 1)) / Math.Log(posts + 1.0));

    private static Dictionary<ulong, float> Read()
    {
        var weights = new Dictionary<ulong, float>();
        foreach (var line in EmbeddedTable.Lines(typeof(WordRarity), "word-rarity.txt"))
        {
            var words = line.Split(' ');
            var level = float.Parse(words[0], CultureInfo.InvariantCulture) / Levels;
            foreach (var word in words.AsSpan(1))
            {
                weights[Key(word)] = level * level;
            }
        }

        return weights;
    }
}
