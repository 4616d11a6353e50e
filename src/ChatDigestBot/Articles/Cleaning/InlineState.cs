using System.Buffers;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Readings above characters, raised and lowered figures, and marks of footnotes: what would be glued on if it were only text.</summary>
internal sealed class InlineState
{
    private const string Plain = "0123456789+-−=()n";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ";
    private const int MaxMark = 6;

    private static readonly SearchValues<char> Figures = SearchValues.Create(Plain);

    private string? _name;
    private int _start;
    private bool _isNote;

    public void Open(ReadOnlySpan<char> name, ParagraphBuilder paragraph, string? address)
    {
        if (_name is "rt")
        {
            End(paragraph);
        }

        if (name is "ruby" or "rb")
        {
            return;
        }

        (_name, _start, _isNote) = (name is "rtc" ? "rt" : name.ToString(), paragraph.Length, IsNote(address));
    }

    public void Close(ReadOnlySpan<char> name, ParagraphBuilder paragraph, string? address)
    {
        if (_name is not null && (name.SequenceEqual(_name) || name is "ruby" or "rtc"))
        {
            _isNote |= IsNote(address);
            End(paragraph);
        }
    }

    /// <summary>A link begins inside: to a footnote below?</summary>
    public void NoteLink(string? address) => _isNote |= _name is not null && IsNote(address);

    public void Reset() => _name = null;

    private void End(ParagraphBuilder paragraph)
    {
        var (name, isNote) = (_name, _isNote);
        _name = null;
        var text = paragraph.Since(_start, int.MaxValue);
        var bare = text.Trim();
        if (bare.Length == 0)
        {
            return;
        }

        if (name is "rt")
        {
            paragraph.Replace(_start, $"（{bare}）");
        }
        else if (isNote && bare.Length <= MaxMark)
        {
            paragraph.Replace(_start, bare[0] is '[' or '〔' or '(' ? bare : $"[{bare}]");
        }
        else if (bare.Length <= MaxMark && !bare.AsSpan().ContainsAnyExcept(Figures))
        {
            paragraph.Replace(_start, string.Concat(bare.Select(sign => (name is "sup" ? Raised : Lowered)[Plain.IndexOf(sign, StringComparison.Ordinal)])));
        }
    }

    private static bool IsNote(string? address) => address is ['#', ..];
}
