using System.Collections;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Finds the cues of many features in a sentence in one run. Pure.</summary>
/// <remarks>A search for each set of words by itself took a tenth of a first pass: few of them share a beginning, which is all that has to be looked at.</remarks>
internal sealed class CueIndex
{
    private readonly BitArray _firstCharacters = new(char.MaxValue + 1);
    private readonly Dictionary<char, Cues> _alone = [];
    private readonly Dictionary<uint, (string Word, Cues Of)[]> _byStart = [];

    public CueIndex(params IEnumerable<(SentenceFeature Feature, string[] Words)> sets)
    {
        var words = sets.SelectMany(set => set.Words.Select(word => (Word: word, Of: Cues.Of(set.Feature)))).GroupBy(cue => cue.Word, cue => cue.Of, StringComparer.Ordinal)
            .Select(cue => (Word: cue.Key, Of: cue.Aggregate((one, other) => one | other))).ToList();
        foreach (var (word, of) in words)
        {
            _firstCharacters[word[0]] = true;
            if (word.Length == 1)
            {
                _alone.Add(word[0], of);
            }
        }

        foreach (var start in words.Where(cue => cue.Word.Length > 1).GroupBy(cue => Start(cue.Word)))
        {
            _byStart.Add(start.Key, [.. start]);
        }
    }

    /// <summary>The features of which a cue stands anywhere.</summary>
    /// <param name="folded">A sentence, folded.</param>
    public Cues Find(ReadOnlySpan<char> folded)
    {
        var found = default(Cues);
        for (var position = 0; position < folded.Length; position++)
        {
            if (_firstCharacters[folded[position]])
            {
                found |= FindAtBeginning(folded[position..]);
            }
        }

        return found;
    }

    /// <summary>The features of which a cue stands at the beginning.</summary>
    public Cues FindAtBeginning(ReadOnlySpan<char> folded)
    {
        var found = default(Cues);
        if (folded.IsEmpty || !_firstCharacters[folded[0]])
        {
            return found;
        }

        if (_alone.TryGetValue(folded[0], out var alone))
        {
            found |= alone;
        }

        if (folded.Length > 1 && _byStart.TryGetValue(Start(folded), out var candidates))
        {
            foreach (var (word, of) in candidates)
            {
                if (folded.StartsWith(word, StringComparison.Ordinal))
                {
                    found |= of;
                }
            }
        }

        return found;
    }

    private static uint Start(ReadOnlySpan<char> text) => ((uint)text[0] << 16) | text[1];

    /// <summary>A set of features.</summary>
    internal readonly record struct Cues(uint Bits)
    {
        public static Cues Of(SentenceFeature feature) => new(1u << (int)feature);

        public bool Has(SentenceFeature feature) => (Bits & 1u << (int)feature) != 0;

        public static Cues operator |(Cues one, Cues other) => new(one.Bits | other.Bits);
    }
}
