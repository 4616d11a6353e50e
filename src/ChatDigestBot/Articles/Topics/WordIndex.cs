using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>Finds the words of all topics in a text in one run: at each place the longest one, of two that overlap the longer, and Latin words only whole. Pure.</summary>
internal sealed class WordIndex
{
    private const int MaxNames = 10_000;
    private const int CauseReach = 8;
    private const string Counted = "亿万千百多余年月日号个元美人家只款种天%.:";

    private static readonly SearchValues<string> Causes = SearchValues.Create(["推动", "带动", "驱动", "拉动", "提振", "催生", "刺激"], StringComparison.Ordinal);
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;.!?、。:");

    private readonly bool[] _mayStart = new bool[char.MaxValue + 1]; // by the two characters, mixed: few places in a text pass
    private readonly Dictionary<uint, Word[]> _byStart = [];
    private readonly ConcurrentDictionary<string, Word[]> _byName = new(StringComparer.Ordinal);

    public WordIndex(IReadOnlyList<Topic> topics, IEnumerable<string> ignoredPhrases)
    {
        var words = new Dictionary<string, List<SpeltUse>>(StringComparer.Ordinal);
        for (var topic = 0; topic < topics.Count; topic++)
        {
            foreach (var (word, points) in topics[topic].Words)
            {
                Add(words, word, new SpeltUse(topic, points, IsVeto: false, topics[topic].ExactWords.Contains(word), topics[topic].Makers.Contains(word), word));
            }

            foreach (var word in topics[topic].Vetoes)
            {
                Add(words, word, new SpeltUse(topic, 0, IsVeto: true, topics[topic].ExactWords.Contains(word), IsMaker: false, word));
            }
        }

        foreach (var phrase in ignoredPhrases)
        {
            words.TryAdd(TextFolding.Fold(phrase), []);
        }

        var hiding = words.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        PassVetoesOn(words);

        var number = 0;
        Words = [.. words.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Word
        {
            Number = number++,
            Folded = pair.Key,
            OnlyHides = hiding.Contains(pair.Key),
            Exact = pair.Value.Count > 0 && pair.Value.TrueForAll(use => use.IsExact) ? pair.Value[0].Spelling.TrimEnd('#') : null,
            Uses = UsesByTopic(pair.Value),
        })];
        foreach (var group in Words.GroupBy(word => Start(word.Folded, 0)))
        {
            _mayStart[Mixed(group.Key)] = true;
            _byStart.Add(group.Key, [.. group.OrderByDescending(word => word.Folded.Length)]);
        }
    }

    /// <summary>By their numbers.</summary>
    public ImmutableArray<Word> Words { get; }

    /// <summary>Counts each word in <paramref name="text"/> into <paramref name="counts"/>, by the word's number.</summary>
    /// <remarks>
    /// What only explains the word before it, 人工智能（AI）, is that word once more and no second one. A phrase to ignore hides what lies
    /// wholly within it: of 执掌机器人公司 the phrase 执掌机 hides 掌机, and 机器人 is found.
    /// </remarks>
    /// <param name="folded">The same text, folded.</param>
    /// <param name="listed">Counts those of them that stand in a list (电力、热力和交通), or that a title names as a cause: it names more than it is about; may be empty.</param>
    public void Count(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, Span<int> counts, Span<int> listed, bool isTitle = false)
    {
        var position = 0;
        var gloss = -1;
        var hidden = 0;
        while (position < folded.Length - 1)
        {
            if (BeginningAt(folded, position) is { } candidates
                && FindLongest(candidates, text, folded, position, out var end) is { } word)
            {
                if (word.OnlyHides || end <= hidden)
                {
                    // Vetoes are never hidden.
                    counts[word.Number] += word.OnlyHides ? 1 : 0;
                    hidden = Math.Max(hidden, word.OnlyHides ? end : 0);
                    position++;
                    continue;
                }

                if (LongerWithin(text, folded, position, end) is { } longer)
                {
                    position = longer;
                    continue;
                }

                if (position == gloss && end < folded.Length && folded[end] == ')')
                {
                    position = end;
                    continue;
                }

                counts[word.Number]++;
                gloss = Gloss(folded, end);
                if (!listed.IsEmpty && (IsListed(folded, position, end) || (isTitle && IsCause(folded, position, end))))
                {
                    listed[word.Number]++;
                }

                position = end;
            }
            else
            {
                position++;
            }
        }
    }

    /// <summary>Blots out the phrases to ignore, once the words are counted: what is within them says nothing in any other way either.</summary>
    /// <param name="folded">The same text, folded.</param>
    public void Hide(ReadOnlySpan<char> text, Span<char> folded)
    {
        var hidden = new List<Range>(); // found in the text as it is: phrases may overlap
        for (var position = 0; position < folded.Length - 1; position++)
        {
            if (BeginningAt(folded, position) is { } candidates
                && FindLongest(candidates, text, folded, position, out var end) is { OnlyHides: true })
            {
                hidden.Add(position..end);
            }
        }

        foreach (var range in hidden)
        {
            folded[range].Fill(NamesOfWorks.Hidden);
        }
    }

    /// <summary>The words in the name of a source or channel, each once. Remembered, since all posts share a few names.</summary>
    public IReadOnlyList<Word> Find(string name)
    {
        if (_byName.TryGetValue(name, out var known))
        {
            return known;
        }

        var counts = new int[Words.Length];
        Count(name, TextFolding.Fold(name), counts, []);
        Word[] found = [.. Words.Where(word => counts[word.Number] > 0)];
        if (_byName.Count < MaxNames)
        {
            _byName.TryAdd(name, found);
        }

        return found;
    }

    // Of 盯上云存储 the word is 云存储 and not 上云: of two that overlap the longer one is meant. Where it begins.
    private int? LongerWithin(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int position, int end)
    {
        for (var start = position + 1; start < end && TextFolding.IsHan(folded[start]); start++)
        {
            if (start + 1 < folded.Length && BeginningAt(folded, start) is { } candidates
                && FindLongest(candidates, text, folded, start, out var otherEnd) is { OnlyHides: false } && otherEnd > end && otherEnd - start > end - position)
            {
                return start;
            }
        }

        return null;
    }

    private static bool IsListed(ReadOnlySpan<char> folded, int start, int end) =>
        (start > 0 && folded[start - 1] == '、') || (end < folded.Length && folded[end] == '、');

    // AI 基建推动企业举债 and "amid AI push" are about what comes of it.
    private static bool IsCause(ReadOnlySpan<char> folded, int start, int end)
    {
        var behind = folded.Slice(end, Math.Min(CauseReach, folded.Length - end));
        var stop = behind.IndexOfAny(ClauseEnds);
        return (stop < 0 ? behind : behind[..stop]).IndexOfAny(Causes) >= 0
            || folded[..start].EndsWith("amid ", StringComparison.Ordinal) || folded[..start].EndsWith("amid the ", StringComparison.Ordinal);
    }

    // Where the brackets behind a word open, if they do.
    private static int Gloss(ReadOnlySpan<char> folded, int end) =>
        folded[end..].StartsWith("(", StringComparison.Ordinal) ? end + 1 : folded[end..].StartsWith(" (", StringComparison.Ordinal) ? end + 2 : -1;

    private static Word? FindLongest(Word[] candidates, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int position, out int end)
    {
        foreach (var word in candidates)
        {
            end = position + word.Letters.Length;
            if (folded[position..].StartsWith(word.Letters, StringComparison.Ordinal)
                && (word.IsNumbered ? IsModel(folded, position, ref end) : IsWhole(folded, position, word.Letters.Length))
                && (word.Exact is null || text[position..].StartsWith(word.Exact, StringComparison.Ordinal)))
            {
                return word;
            }
        }

        end = position;
        return null;
    }

    // The Galaxy S of "Galaxy S#" is one in "Galaxy S22 Ultra"; the 小米 of "小米#" in 小米12, but not in 小米10亿元: that counts something.
    private static bool IsModel(ReadOnlySpan<char> folded, int start, ref int end)
    {
        var digits = end;
        while (end < folded.Length && char.IsAsciiDigit(folded[end]))
        {
            end++;
        }

        if (end == digits || end - digits > 5)
        {
            return false;
        }

        while (end < folded.Length && char.IsAsciiLetter(folded[end]))
        {
            end++;
        }

        return IsWhole(folded, start, end - start) && (end >= folded.Length || !Counted.Contains(folded[end], StringComparison.Ordinal));
    }

    // "mac" is not in "machine", nor 5G in 1.5G or 5GWh; Chinese characters part Latin words like spaces.
    private static bool IsWhole(ReadOnlySpan<char> folded, int start, int length)
    {
        var end = start + length;
        if (char.IsAsciiLetterOrDigit(folded[start]) && start > 0
            && (char.IsAsciiLetterOrDigit(folded[start - 1]) || (folded[start - 1] == '.' && start > 1 && char.IsAsciiDigit(folded[start - 2]))))
        {
            return false;
        }

        return !char.IsAsciiLetterOrDigit(folded[end - 1]) || end >= folded.Length || !char.IsAsciiLetterOrDigit(folded[end]);
    }

    // A longer word of one topic, or a phrase to ignore, must not hide what vetoes another.
    private static void PassVetoesOn(Dictionary<string, List<SpeltUse>> words)
    {
        var vetoes = words.SelectMany(pair => pair.Value.Where(use => use.IsVeto).Select(use => (Word: pair.Key, Use: use with { IsExact = false })))
            .GroupBy(veto => Start(veto.Word, 0)).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var (word, uses) in words)
        {
            for (var position = 0; position < word.Length - 1; position++)
            {
                foreach (var veto in vetoes.GetValueOrDefault(Start(word, position), []))
                {
                    if (veto.Word.Length < word.Length && word.AsSpan(position).StartsWith(veto.Word, StringComparison.Ordinal))
                    {
                        uses.Add(veto.Use);
                    }
                }
            }
        }
    }

    private Word[]? BeginningAt(ReadOnlySpan<char> folded, int position)
    {
        // No Latin word is found within another: asked once here, not for each of the many that begin alike.
        if (position > 0 && char.IsAsciiLetterOrDigit(folded[position]) && char.IsAsciiLetterOrDigit(folded[position - 1]))
        {
            return null;
        }

        var start = Start(folded, position);
        return _mayStart[Mixed(start)] ? _byStart.GetValueOrDefault(start) : null;
    }

    private static ushort Mixed(uint start) => (ushort)((start * 0x9E3779B1u) >> 16);

    private static uint Start(ReadOnlySpan<char> text, int position) => ((uint)text[position] << 16) | text[position + 1];

    private static WordUse[] UsesByTopic(List<SpeltUse> uses) => uses is [var only]
        ? [new WordUse(only.Topic, only.Points, only.IsVeto, only.IsMaker)] // nearly all words
        : [.. uses.GroupBy(use => use.Topic).Select(same => new WordUse(same.Key, same.Max(use => use.Points), same.All(use => use.IsVeto), same.All(use => use.IsMaker)))];

    private static void Add(Dictionary<string, List<SpeltUse>> words, string word, SpeltUse use)
    {
        var folded = TextFolding.Fold(word);
        if (!words.TryGetValue(folded, out var uses))
        {
            words.Add(folded, uses = []);
        }

        uses.Add(use);
    }

    internal sealed record Word
    {
        public required int Number { get; init; }

        public required string Folded { get; init; }

        /// <summary>The word without its <c>#</c>.</summary>
        public string Letters => IsNumbered ? field ??= Folded[..^1] : Folded;

        /// <summary>Ends in <c>#</c>: only with a number behind it, as models have.</summary>
        public bool IsNumbered => Folded[^1] == '#';

        /// <summary>A phrase that only keeps its parts from being found.</summary>
        public required bool OnlyHides { get; init; }

        /// <summary>How it must be spelt where capitals matter.</summary>
        public string? Exact { get; init; }

        /// <summary>Of a phrase that only hides none but vetoes.</summary>
        public required IReadOnlyList<WordUse> Uses { get; init; }
    }

    /// <param name="Topic">The topic's place in the set.</param>
    /// <param name="IsMaker">Names a company.</param>
    internal readonly record struct WordUse(int Topic, double Points, bool IsVeto, bool IsMaker);

    /// <summary>A use as the file has it, before words that fold alike are one.</summary>
    private readonly record struct SpeltUse(int Topic, double Points, bool IsVeto, bool IsExact, bool IsMaker, string Spelling);
}
