using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Reads the parts of a folded text in their order: each pair of Chinese characters, and each word or number of two Latin characters and more, 3.5 in one piece.</summary>
internal ref struct PartReader(ReadOnlySpan<char> folded)
{
    private readonly ReadOnlySpan<char> _folded = folded;
    private int _at;

    /// <summary>Where the part that was read stands.</summary>
    public int Start { get; private set; }

    /// <returns>False at the end.</returns>
    public bool TryRead(out ReadOnlySpan<char> part)
    {
        while (_at < _folded.Length)
        {
            var start = Start = _at++;
            if (TextFolding.IsHan(_folded[start]))
            {
                if (_at < _folded.Length && TextFolding.IsHan(_folded[_at]))
                {
                    part = _folded.Slice(start, 2);
                    return true;
                }
            }
            else if (char.IsAsciiLetterOrDigit(_folded[start]))
            {
                while (_at < _folded.Length && (char.IsAsciiLetterOrDigit(_folded[_at]) || (_folded[_at] == '.' && _at + 1 < _folded.Length && char.IsAsciiDigit(_folded[_at + 1]))))
                {
                    _at++;
                }

                if (_at - start > 1)
                {
                    part = _folded[start.._at];
                    return true;
                }
            }
        }

        part = default;
        return false;
    }
}
