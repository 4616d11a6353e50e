using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Search.Matching;

/// <summary>Where a word stands in a text.</summary>
internal readonly record struct TextMatch(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// Finds a word or phrase in folded text: its parts follow one another with nothing but signs and spaces between, so that
/// <c>gpt4</c> finds GPT-4 and <c>华为5G</c> finds 华为 5G, and Latin words are whole words.
/// </summary>
internal sealed class WordPattern
{
    private readonly Part[] _parts;
    private readonly bool _isExact;

    /// <param name="folded">What to look for, folded.</param>
    /// <param name="isExact">Plurals do not count as the same word.</param>
    public WordPattern(string folded, bool isExact)
    {
        _isExact = isExact;
        _parts = [.. PartsOf(folded)];
    }

    public bool IsEmpty => _parts.Length == 0;

    /// <summary>How many characters a match has at least: short words say little.</summary>
    public int Weight => _parts.Sum(part => part.Text.Length);

    /// <summary>The first match at <paramref name="from"/> or later.</summary>
    public bool TryFind(ReadOnlySpan<char> folded, int from, out TextMatch match)
    {
        var first = _parts[0].Prefix(_isExact);
        while (from <= folded.Length - first.Length)
        {
            var found = folded[from..].IndexOf(first, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            var start = from + found;
            if (TryMatchAt(folded, start, out var end))
            {
                match = new TextMatch(start, end - start);
                return true;
            }

            from = start + 1;
        }

        match = default;
        return false;
    }

    /// <summary>How often it occurs, counting no further than <paramref name="limit"/>.</summary>
    public int Count(ReadOnlySpan<char> folded, int limit)
    {
        var (count, at) = (0, 0);
        while (count < limit && TryFind(folded, at, out var match))
        {
            count++;
            at = match.End;
        }

        return count;
    }

    private static IEnumerable<Part> PartsOf(string folded)
    {
        var parts = new List<Part>();
        var runs = new RunReader(folded);
        while (runs.TryRead(out var run))
        {
            var start = run.Start;
            for (var i = run.Start + 1; i <= run.End; i++)
            {
                if (i == run.End || IsSeam(folded[i - 1], folded[i]))
                {
                    parts.Add(new Part(folded[start..i]));
                    start = i;
                }
            }
        }

        return parts;
    }

    /// <summary>Letters and digits part; the signs of <c>c++</c> stay with their letter.</summary>
    private static bool IsSeam(char left, char right) =>
        CharKinds.Of(left) != CharKinds.Of(right) && CharKinds.Of(left) != CharKind.Separator && CharKinds.Of(right) != CharKind.Separator;

    private bool TryMatchAt(ReadOnlySpan<char> folded, int start, out int end)
    {
        end = start;
        for (var i = 0; i < _parts.Length; i++)
        {
            while (i > 0 && end < folded.Length && CharKinds.Of(folded[end]) == CharKind.Separator)
            {
                end++;
            }

            if (!_parts[i].TryMatch(folded, end, _isExact, out var length))
            {
                return false;
            }

            end += length;
        }

        return true;
    }

    private readonly struct Part
    {
        private readonly CharKind _kind;
        private readonly string _stem;

        public Part(string text)
        {
            Text = text;
            _kind = CharKinds.Of(text[0]);
            _stem = PluralRule.StemOf(text);
        }

        public string Text { get; }

        /// <summary>Letters that every form of the word begins with.</summary>
        public ReadOnlySpan<char> Prefix(bool isExact) => isExact || _kind != CharKind.Letter
            ? Text
            : _stem.AsSpan(0, PluralRule.Stem(Text) is (var length, true) ? length : _stem.Length - (_stem.Length > 3 && _stem.EndsWith('y') ? 1 : 0));

        public bool TryMatch(ReadOnlySpan<char> folded, int start, bool isExact, out int length)
        {
            length = Text.Length;
            if (_kind == CharKind.Han)
            {
                return folded[start..].StartsWith(Text, StringComparison.Ordinal);
            }

            if (start > 0 && CharKinds.Of(folded[start - 1]) == _kind)
            {
                return false;
            }

            var end = start;
            while (end < folded.Length && CharKinds.Of(folded[end]) == _kind)
            {
                end++;
            }

            if (Text[^1] is '+' or '#')
            {
                return folded[start..].StartsWith(Text, StringComparison.Ordinal);
            }

            length = end - start;
            var word = folded[start..end];
            return word.SequenceEqual(Text) || (!isExact && _kind == CharKind.Letter && HasStem(word));
        }

        private bool HasStem(ReadOnlySpan<char> word)
        {
            var (length, endsInY) = PluralRule.Stem(word);
            return _stem.Length == length + (endsInY ? 1 : 0)
                && _stem.AsSpan().StartsWith(word[..length], StringComparison.Ordinal)
                && (!endsInY || _stem[^1] == 'y');
        }
    }
}
