using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>A stretch of folded text without separators, either Han or letters and digits.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="IsHan">Found by pairs of characters; else a word.</param>
/// <param name="IsJoined">Tied to the run before it by one sign, as the parts of <c>gpt-4</c> or <c>node.js</c> are.</param>
internal readonly record struct Run(int Start, int Length, bool IsHan, bool IsJoined)
{
    public int End => Start + Length;
}

/// <summary>Reads folded text run by run.</summary>
internal ref struct RunReader(ReadOnlySpan<char> folded)
{
    private readonly ReadOnlySpan<char> _text = folded;
    private int _at;
    private int _endOfWord = -1;

    public bool TryRead(out Run run)
    {
        while (_at < _text.Length && CharKinds.Of(_text[_at]) == CharKind.Separator)
        {
            _at++;
        }

        if (_at == _text.Length)
        {
            run = default;
            return false;
        }

        var start = _at;
        var isHan = CharKinds.Of(_text[start]) == CharKind.Han;
        do
        {
            _at++;
        }
        while (_at < _text.Length && CharKinds.Of(_text[_at]) is var kind && (isHan ? kind == CharKind.Han : kind is CharKind.Letter or CharKind.Digit));

        if (!isHan)
        {
            _at += SignsOfLanguageName(start);
        }

        run = new Run(start, _at - start, isHan, !isHan && _endOfWord >= 0 && start == _endOfWord + 1 && IsConnector(_endOfWord));
        _endOfWord = isHan ? -1 : _at;
        return true;
    }

    private readonly bool IsConnector(int at) => _text[at] == ','
        ? CharKinds.Of(_text[at - 1]) == CharKind.Digit && CharKinds.Of(_text[at + 1]) == CharKind.Digit
        : WordChain.IsSign(_text[at]);

    /// <summary><c>c++</c>, <c>g++</c>, <c>c#</c>: names that would be a bare letter without their signs.</summary>
    private readonly int SignsOfLanguageName(int start)
    {
        var rest = _text[_at..];
        var signs = rest.StartsWith("++", StringComparison.Ordinal) ? 2 : rest.StartsWith("#", StringComparison.Ordinal) && _at - start <= 2 ? 1 : 0;
        var isName = signs > 0
            && (rest.Length == signs || (CharKinds.Of(rest[signs]) is not (CharKind.Letter or CharKind.Digit) && rest[signs] is not ('+' or '#')))
            && !_text[start.._at].ContainsAnyExceptInRange('a', 'z');
        return isName ? signs : 0;
    }
}
