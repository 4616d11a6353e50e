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

    /// <summary>What is less rare is in every third post, and names nobody.</summary>
    public const float LeastOfName = 0.3f;

    private const float Unlisted = 0.72f;
    private const float LongNumber = 0.49f;
    private const float ShortNumber = 0.12f;

    // By the numbers of words: a table of strings is larger and slower.
    private static readonly Dictionary<ulong, float> Weights = Read();

    /// <summary>From 0 to 1.</summary>
    /// <param name="part">Folded, as <see cref="PartReader"/> gives it.</param>
    public static float Of(ReadOnlySpan<char> part) =>
        char.IsAsciiDigit(part[0]) && !part.ContainsAnyInRange('a', 'z') ? (part.Length > 2 ? LongNumber : ShortNumber)
        : Weights.TryGetValue(Fnv.Wide(part), out var weight) ? weight
        : Unlisted;

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
                weights[Fnv.Wide(word)] = level * level;
            }
        }

        return weights;
    }
}
