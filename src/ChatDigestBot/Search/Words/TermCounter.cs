using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>Counts what one post says: pairs of Han characters, words, and words tied by a sign. Made once, used for many posts.</summary>
/// <remarks>Runs over every character of the store at the first pass: it allocates nothing for Han text.</remarks>
internal sealed class TermCounter
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    private readonly HashSet<string> _spellings = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _spellingsBySpan;
    private readonly char[] _chain = new char[Term.MaxLength];
    private uint[] _pairs = new uint[4096];
    private int[] _pairCounts = new int[4096];
    private int[] _usedSlots = new int[2048];
    private int _pairCount;
    private int _chainLength;
    private int _chainParts;
    private Run _before;

    public TermCounter()
    {
        _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _spellingsBySpan = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Words in one form (<see cref="PluralRule"/>), with how often each was seen.</summary>
    public IReadOnlyDictionary<string, int> Words => _words;

    /// <summary>Latin words of a length worth correcting, as written.</summary>
    public IReadOnlyCollection<string> Spellings => _spellings;

    /// <summary>Pairs, and last characters of runs (<c>First</c> is zero), in the order of their first appearance.</summary>
    public PairList Pairs => new(this);

    public void Clear()
    {
        _words.Clear();
        _spellings.Clear();
        for (var i = 0; i < _pairCount; i++)
        {
            _pairs[_usedSlots[i]] = 0;
            _pairCounts[_usedSlots[i]] = 0;
        }

        _pairCount = 0;
    }

    public void Add(ReadOnlySpan<char> folded)
    {
        var runs = new RunReader(folded);
        _before = default;
        while (runs.TryRead(out var run))
        {
            if (run.IsHan)
            {
                AddHan(folded.Slice(run.Start, run.Length));
                _chainParts = 0;
                _before = default;
            }
            else
            {
                AddWord(folded, run);
            }
        }

        _chainParts = 0;
    }

    /// <summary>Pairs, and the last character by itself: with what pairs begin with, that is every single character.</summary>
    private void AddHan(ReadOnlySpan<char> run)
    {
        for (var i = 1; i < run.Length; i++)
        {
            Count(((uint)run[i - 1] << 16) | run[i]);
        }

        Count(run[^1]);
    }

    private void AddWord(ReadOnlySpan<char> folded, Run run)
    {
        var word = folded.Slice(run.Start, run.Length);
        var name = word.TrimEnd("+#");
        Count(name);
        if (name.Length != word.Length)
        {
            Count(Term.Encode(word.ToString()));
        }

        if (name.Length is >= Spelling.MinLength and <= Spelling.MaxLength && !name.ContainsAnyExceptInRange('a', 'z'))
        {
            _spellingsBySpan.Add(name);
        }

        AddParts(name);
        AddChain(folded, run, name);
        AddSpaced(folded, run);
        _before = run;
    }

    /// <summary>Of <c>iphone15</c> also <c>iphone</c> and <c>15</c>; of <c>a18pro</c> also <c>a18</c> and <c>18pro</c>.</summary>
    private void AddParts(ReadOnlySpan<char> word)
    {
        // More seams than a name has are encoded data, whose pieces nobody looks for.
        var isName = SeamsIn(word) < WordChain.MaxParts;
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && CharKinds.Of(word[i]) == CharKinds.Of(word[i - 1]))
            {
                continue;
            }

            if (i - start < word.Length && (i - start >= 2 || (isName && CharKinds.Of(word[start]) == CharKind.Digit)))
            {
                Count(word[start..i]);
            }

            if (isName && start > 0 && i < word.Length)
            {
                Count(word[..i]);
                Count(word[start..]);
            }

            start = i;
        }
    }

    private static int SeamsIn(ReadOnlySpan<char> word)
    {
        var seams = 0;
        for (var i = 1; i < word.Length; i++)
        {
            seams += CharKinds.Of(word[i]) == CharKinds.Of(word[i - 1]) ? 0 : 1;
        }

        return seams;
    }

    /// <summary>Of <c>3 nm</c> also <c>3nm</c>, of <c>A18 Pro</c> also <c>a18pro</c>: people type both.</summary>
    private void AddSpaced(ReadOnlySpan<char> folded, Run run)
    {
        if (_before.Length == 0 || _before.End + 1 != run.Start || folded[_before.End] != ' ' || _before.Length + run.Length > Term.MaxLength)
        {
            return;
        }

        var left = folded.Slice(_before.Start, _before.Length);
        var right = folded.Slice(run.Start, run.Length);
        if (NumberWord.BelongTogether(left, right))
        {
            Span<char> joined = stackalloc char[left.Length + right.Length];
            left.CopyTo(joined);
            right.CopyTo(joined[left.Length..]);
            Count(joined);
        }
    }

    /// <summary>Of <c>gpt-4</c> also <c>gpt4</c>: people type both.</summary>
    private void AddChain(ReadOnlySpan<char> folded, Run run, ReadOnlySpan<char> word)
    {
        _chainLength = run.IsJoined && _chainParts > 0 ? _chainLength : 0;
        _chainParts = run.IsJoined && _chainParts > 0 ? _chainParts + 1 : 1;
        var sign = _chainParts > 1 ? WordChain.SignBetween(folded, run) : "";
        if (_chainLength + sign.Length + word.Length > _chain.Length || _chainParts > WordChain.MaxParts)
        {
            _chainParts = 0;
            return;
        }

        sign.CopyTo(_chain.AsSpan(_chainLength));
        word.CopyTo(_chain.AsSpan(_chainLength + sign.Length));
        _chainLength += sign.Length + word.Length;
        if (_chainParts > 1)
        {
            Count(_chain.AsSpan(0, _chainLength));
        }
    }

    private void Count(ReadOnlySpan<char> word)
    {
        word = word[..Math.Min(word.Length, Term.MaxLength)];
        var (length, endsInY) = PluralRule.Stem(word);
        if (endsInY)
        {
            Count(PluralRule.StemOf(word.ToString()));
        }
        else
        {
            _wordsBySpan.TryGetValue(word[..length], out var count);
            _wordsBySpan[word[..length]] = count + 1;
        }
    }

    private void Count(string word) => _words[word] = _words.GetValueOrDefault(word) + 1;

    private void Count(uint pair)
    {
        var slot = SlotOf(pair);
        if (_pairs[slot] == 0)
        {
            if (_pairCount == _usedSlots.Length)
            {
                Grow();
                slot = SlotOf(pair);
            }

            _pairs[slot] = pair;
            _usedSlots[_pairCount++] = slot;
        }

        _pairCounts[slot]++;
    }

    private int SlotOf(uint pair)
    {
        var mask = _pairs.Length - 1;
        var slot = (int)((pair * 2654435769u) >> 8) & mask;
        while (_pairs[slot] != 0 && _pairs[slot] != pair)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (pairs, counts, used) = (_pairs, _pairCounts, _usedSlots);
        _pairs = new uint[pairs.Length * 2];
        _pairCounts = new int[pairs.Length * 2];
        _usedSlots = new int[used.Length * 2];
        for (var i = 0; i < _pairCount; i++)
        {
            var slot = SlotOf(pairs[used[i]]);
            (_pairs[slot], _pairCounts[slot], _usedSlots[i]) = (pairs[used[i]], counts[used[i]], slot);
        }
    }

    /// <summary>The pairs counted so far, without copying them.</summary>
    internal readonly ref struct PairList(TermCounter counter)
    {
        public int Count => counter._pairCount;

        public (char First, char Second, int Times) this[int i]
        {
            get
            {
                var slot = counter._usedSlots[i];
                return ((char)(counter._pairs[slot] >> 16), (char)counter._pairs[slot], counter._pairCounts[slot]);
            }
        }
    }
}
