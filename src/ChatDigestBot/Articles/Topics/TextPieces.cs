using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>The small pieces a text is made of, as <see cref="TopicModel"/> counts them: two and three Chinese characters in a row, and Latin words. Pure.</summary>
/// <remarks>Enumerates them in the order they stand in, as often as they are there: <c>foreach (var piece in new TextPieces(folded))</c>.</remarks>
/// <param name="folded">The text, folded.</param>
internal ref struct TextPieces(ReadOnlySpan<char> folded)
{
    private const int MaxWord = 30; // what is longer is an address or a hash
    private const string WordSigns = "-.+#";
    private const string LooseEnds = "-.";

    private readonly ReadOnlySpan<char> _folded = folded;
    private int _position;
    private bool _isTripleNext;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly TextPieces GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _folded.Length)
        {
            var here = _folded[_position..];
            if (TextFolding.IsHan(here[0]))
            {
                if (TakeHan(here))
                {
                    return true;
                }
            }
            else if (char.IsAsciiLetterOrDigit(here[0]))
            {
                var length = WordLength(here);
                _position += length;
                Current = here[..length].TrimEnd(LooseEnds);
                if (length <= MaxWord)
                {
                    return true;
                }
            }
            else
            {
                _position++;
            }
        }

        return false;
    }

    // Two from here, then three from here, then on.
    private bool TakeHan(ReadOnlySpan<char> here)
    {
        var length = _isTripleNext ? 3 : 2;
        _position += _isTripleNext ? 1 : 0;
        _isTripleNext = !_isTripleNext;
        if (here.Length < length || !TextFolding.IsHan(here[1]) || !TextFolding.IsHan(here[length - 1]))
        {
            return false;
        }

        Current = here[..length];
        return true;
    }

    private static int WordLength(ReadOnlySpan<char> here)
    {
        var length = 1;
        while (length < here.Length && (char.IsAsciiLetterOrDigit(here[length]) || WordSigns.Contains(here[length], StringComparison.Ordinal)))
        {
            length++;
        }

        return length;
    }
}
