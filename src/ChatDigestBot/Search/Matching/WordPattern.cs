using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

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
    private readonly bool _isTieable;

    /// <param name="folded">What to look for, folded.</param>
    /// <param name="isExact">Plurals do not count as the same word.</param>
    public WordPattern(string folded, bool isExact)
    {
        _isExact = isExact;
        _parts = [.. PartsOf(folded)];
        _isTieable = !isExact && _parts.Any(part => !part.IsHan) && _parts.Sum(part => part.Text.Length) > 1;
    }

    /// <summary>The first match at <paramref name="from"/> or later; words tied by other signs than here (<c>wifi</c>, Wi-Fi) count where there is no other.</summary>
    public bool TryFind(ReadOnlySpan<char> folded, int from, out TextMatch match) =>
        TryFind(folded, from, _parts[0].Prefix(_isExact), isTied: false, out match)
        || (_isTieable && TryFind(folded, from, _parts[0].Text.AsSpan(0, 1), isTied: true, out match));

    private bool TryFind(ReadOnlySpan<char> folded, int from, ReadOnlySpan<char> first, bool isTied, out TextMatch match)
    {
        while (from <= folded.Length - first.Length)
        {
            var found = folded[from..].IndexOf(first);
            if (found < 0)
            {
                break;
            }

            var start = from + found;
            if (isTied ? TryMatchTied(folded, start, out var end) : TryMatchAt(folded, start, out end))
            {
                match = new TextMatch(start, end - start);
                return true;
            }

            from = start + 1;
        }

        match = default;
        return false;
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
                    parts.Add(new Part(folded[start..i], isApart: start == run.Start && !run.IsJoined));
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

    /// <summary>Signs of the text between any two letters are passed over, and signs of the pattern may be missing.</summary>
    private bool TryMatchTied(ReadOnlySpan<char> folded, int start, out int end)
    {
        end = start;
        if (!_parts[0].IsHan && start > 0 && CharKinds.Of(folded[start - 1]) == _parts[0].Kind)
        {
            return false;
        }

        for (var i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i];
            var before = end;
            while (i > 0 && end < folded.Length && CharKinds.Of(folded[end]) == CharKind.Separator)
            {
                end++;
            }

            // "new york" is not newyork, but wi-fi is wifi.
            if (i > 0 && end == before && part.IsApart && !part.IsHan && part.Kind == _parts[i - 1].Kind)
            {
                return false;
            }

            for (var at = 0; at < part.Text.Length; at++)
            {
                end += at > 0 && !part.IsHan && end < folded.Length && WordChain.IsSign(folded[end]) ? 1 : 0;
                if (end >= folded.Length || folded[end] != part.Text[at])
                {
                    return false;
                }

                end++;
            }
        }

        return _parts[^1].IsHan || end == folded.Length || CharKinds.Of(folded[end]) != _parts[^1].Kind;
    }

    private readonly struct Part
    {
        private readonly string _stem;

        /// <param name="text">Letters, digits, or Han.</param>
        /// <param name="isApart">Nothing that ties it stands before it.</param>
        public Part(string text, bool isApart)
        {
            Text = text;
            IsApart = isApart;
            Kind = CharKinds.Of(text[0]);
            _stem = PluralRule.StemOf(text);
        }

        public string Text { get; }

        public bool IsApart { get; }

        public CharKind Kind { get; }

        public bool IsHan => Kind == CharKind.Han;

        /// <summary>Letters that every form of the word begins with.</summary>
        public ReadOnlySpan<char> Prefix(bool isExact) => isExact || Kind != CharKind.Letter
            ? Text
            : _stem.AsSpan(0, PluralRule.Stem(Text) is (var length, true) ? length : _stem.Length - (_stem.Length > 3 && _stem.EndsWith('y') ? 1 : 0));

        public bool TryMatch(ReadOnlySpan<char> folded, int start, bool isExact, out int length)
        {
            length = Text.Length;
            if (Kind == CharKind.Han)
            {
                return folded[start..].StartsWith(Text, StringComparison.Ordinal);
            }

            if (start > 0 && CharKinds.Of(folded[start - 1]) == Kind)
            {
                return false;
            }

            var end = start;
            while (end < folded.Length && CharKinds.Of(folded[end]) == Kind)
            {
                end++;
            }

            if (Text[^1] is '+' or '#')
            {
                return folded[start..].StartsWith(Text, StringComparison.Ordinal);
            }

            length = end - start;
            var word = folded[start..end];
            return word.SequenceEqual(Text) || (!isExact && Kind == CharKind.Letter && HasStem(word));
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
