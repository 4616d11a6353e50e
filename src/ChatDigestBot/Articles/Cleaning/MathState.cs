namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads MathML as one would write it on a line: powers with ^, fractions with /.</summary>
internal sealed class MathState
{
    private const int MaxDepth = 64;

    private readonly Stack<Part> _parts = [];
    private int _tooDeep;

    public void Text(ReadOnlySpan<char> characters, ParagraphBuilder paragraph, ParagraphStyle style)
    {
        if (!characters.IsWhiteSpace() && !IsAnnotation())
        {
            paragraph.Append(characters.Trim(), style);
        }
    }

    public void Open(ReadOnlySpan<char> name, ParagraphBuilder paragraph, ParagraphStyle style)
    {
        if (_parts.Count == MaxDepth)
        {
            _tooDeep++;
            return;
        }

        if (_parts.TryPeek(out var outer))
        {
            paragraph.Append(Between(outer.Name, outer.Children++), style);
        }

        var part = new Part(name.ToString(), _parts.TryPeek(out var around) && around.Name is "msup" or "msub" or "mfrac" && name is "mrow");
        _parts.Push(part);
        paragraph.Append(part.Name is "msqrt" or "mroot" ? "√(" : part.IsGroup ? "(" : "", style);
    }

    public void Close(ReadOnlySpan<char> name, ParagraphBuilder paragraph, ParagraphStyle style)
    {
        if (_tooDeep > 0)
        {
            _tooDeep--;
        }
        else if (_parts.TryPeek(out var part) && name.SequenceEqual(part.Name))
        {
            _parts.Pop();
            paragraph.Append(part.Name is "msqrt" or "mroot" || part.IsGroup ? ")" : "", style);
        }
    }

    private bool IsAnnotation() => _parts.TryPeek(out var part) && part.Name.StartsWith("annotation", StringComparison.Ordinal);

    private static string Between(string around, int children) => (around, children) switch
    {
        ("msup" or "mover", 1) or ("msubsup" or "munderover", 2) => "^",
        ("msub" or "munder" or "msubsup" or "munderover", 1) => "_",
        ("mfrac", 1) => "/",
        ("mtr", > 0) => " ",
        ("mtable", > 0) => "; ",
        _ => "",
    };

    private sealed class Part(string name, bool isGroup)
    {
        public string Name => name;

        /// <summary>Several signs that stand where one is expected.</summary>
        public bool IsGroup => isGroup;

        public int Children { get; set; }
    }
}
