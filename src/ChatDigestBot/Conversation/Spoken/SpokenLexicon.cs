using System.Collections.Frozen;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>The words of <c>spoken-words.tsv</c>, each with what it stands for. A word may stand for several things: 没 is "not" and 吗 asks.</summary>
internal static class SpokenLexicon
{
    /// <summary>What may stand in any sentence and says nothing of what is meant.</summary>
    private static readonly string[] Courtesy = ["filler", "particle", "thin", "i", "you", "day", "greet", "thanks"];

    /// <summary>Single characters that are fillers alone and parts of other words: 能 in 能源.</summary>
    private const string Thin = "thin";

    private static readonly IReadOnlyDictionary<string, UInt128> Kinds;
    private static readonly FrozenDictionary<string, UInt128> Words;
    private static readonly FrozenDictionary<string, UInt128>.AlternateLookup<ReadOnlySpan<char>> Lookup;
    private static readonly int Longest;

    /// <summary>Even a single character of these turns a sentence round, so none is passed over.</summary>
    private static readonly UInt128 Negations;

    /// <summary>What may be taken away wherever it stands.</summary>
    private static readonly UInt128 Fillers;

    /// <summary>What may be taken away before and behind what is meant.</summary>
    private static readonly UInt128 AroundCore;

    static SpokenLexicon()
    {
        var kinds = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        var words = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        foreach (var line in EmbeddedTable.Rows(typeof(SpokenLexicon), "spoken-words.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var kind = UInt128.One << kinds.Count;
            kinds.Add(line[..tab], kind);
            foreach (var word in line[(tab + 1)..].Split('|').Select(TextFolding.Fold))
            {
                words[word] = words.GetValueOrDefault(word) | kind;
            }
        }

        Kinds = kinds;
        Words = words.ToFrozenDictionary(StringComparer.Ordinal);
        Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Longest = words.Keys.Max(word => word.Length);
        Always = KindsOf(Courtesy);
        AlwaysBesideMore = Always & ~Kinds[Thin];
        Negations = KindsOf(["not", "dont"]);
        Fillers = KindsOf(["filler", "particle", "i", "thanks", "greet"]);
        AroundCore = AlwaysBesideMore & ~KindsOf(["i", "you", "day"]);
    }

    /// <summary>What may stand in every sentence that is wholly known.</summary>
    public static UInt128 Always { get; }

    /// <summary>What may stand in every sentence that says something else, too.</summary>
    public static UInt128 AlwaysBesideMore { get; }

    /// <summary>As the words are compared: don’t is don't.</summary>
    public static string Fold(string text) => TextFolding.Fold(text).Replace('’', '\'');

    public static UInt128 KindsOf(IEnumerable<string> names) => names.Aggregate(UInt128.Zero, (all, name) => all | Kinds[name]);

    /// <summary>The words that may stand at each place of a folded text.</summary>
    public static IReadOnlyList<SpokenWord>[] Find(string folded)
    {
        var found = new IReadOnlyList<SpokenWord>[folded.Length];
        for (var start = 0; start < folded.Length; start++)
        {
            found[start] = IsInsideLatin(folded, start) ? [] : At(folded, start);
        }

        return found;
    }

    /// <summary>The characters that belong to no word which says something: what may be passed over in a sentence whose other words are known.</summary>
    public static bool[] FindNoise(SpokenText text)
    {
        var isNoise = text.Folded.Select(char.IsLetterOrDigit).ToArray();
        for (var start = 0; start < text.Folded.Length; start++)
        {
            foreach (var word in text.Words[start].Where(word => (word.Kinds & ~Always) != 0 && (word.Length > 1 || (word.Kinds & Negations) != 0)))
            {
                isNoise.AsSpan(start, word.Length).Clear();
            }
        }

        return isNoise;
    }

    /// <summary>The text without the courtesy around it: 请问怎么用啊 is 怎么用.</summary>
    public static string Core(string folded)
    {
        var words = Find(folded);
        var start = 0;
        while (start < folded.Length && Next(start) is > 0 and var length)
        {
            start += length;
        }

        var end = folded.Length;
        while (end > start && Before(end) is > 0 and var length)
        {
            end -= length;
        }

        return folded[start..end];

        int Next(int at) => char.IsLetterOrDigit(folded[at]) ? words[at].Where(word => (word.Kinds & AroundCore) != 0).Select(word => word.Length).DefaultIfEmpty(0).Max() : 1;

        int Before(int at) => !char.IsLetterOrDigit(folded[at - 1]) ? 1
            : Enumerable.Range(start, at - start).Where(place => words[place].Any(word => word.Length == at - place && (word.Kinds & AroundCore) != 0)).Select(place => at - place).DefaultIfEmpty(0).First();
    }

    /// <summary>The text with spaces where something that says nothing stood.</summary>
    public static string WithoutFillers(string folded)
    {
        var words = Find(folded);
        var left = folded.ToCharArray();
        for (var at = 0; at < left.Length;)
        {
            var length = words[at].Where(word => (word.Kinds & Fillers) != 0).Select(word => word.Length).DefaultIfEmpty(0).Max();
            left.AsSpan(at, length).Fill(' ');
            at += Math.Max(1, length);
        }

        return new string(left);
    }

    public static bool IsInsideLatin(string text, int place) => place > 0 && place < text.Length && char.IsAsciiLetterOrDigit(text[place - 1]) && char.IsAsciiLetterOrDigit(text[place]);

    private static List<SpokenWord> At(string folded, int start)
    {
        var found = new List<SpokenWord>();
        for (var length = 1; length <= Longest && start + length <= folded.Length; length++)
        {
            if (!IsInsideLatin(folded, start + length) && Lookup.TryGetValue(folded.AsSpan(start, length), out var kinds))
            {
                found.Add(new SpokenWord(length, kinds));
            }
        }

        return found;
    }
}

/// <param name="Length">In characters.</param>
/// <param name="Kinds">What it may stand for, one bit each.</param>
internal readonly record struct SpokenWord(int Length, UInt128 Kinds);
