using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>What kind of paragraph is being gathered.</summary>
/// <param name="Number">Of an item in a numbered list.</param>
/// <param name="Depth">How many lists are around its list.</param>
/// <param name="Rank">Of a heading, from 1, the highest.</param>
internal readonly record struct ParagraphStyle(ParagraphKind Kind, bool IsCard, int? Number = null, int Depth = 0, int Rank = 0);

/// <summary>Gathers the characters of one paragraph after another, with runs of white space made one space, as long as the body has room.</summary>
internal sealed class ParagraphBuilder(RawBody body)
{
    private const int MaxIndent = 40;
    private const int MaxBlankLines = 2;
    private const int MaxSlantedCaption = 120;

    private readonly StringBuilder _text = new();
    private Gap _gap;
    private bool _isAtMarkup;
    private int? _blankLines;

    private enum Gap
    {
        None,

        /// <summary>A space or two that the writer put there.</summary>
        Space,

        /// <summary>Something was struck out before: a word or a number behind it is another one.</summary>
        Struck,

        /// <summary>Line feeds and indentation of the page's source; between Chinese characters they mean nothing.</summary>
        Layout,
    }

    public int Length => _text.Length;

    /// <summary>How many of the characters gathered belong to links.</summary>
    public int Linked { get; set; }

    /// <summary>How many of the characters gathered are in italics.</summary>
    public int Slanted { get; set; }

    /// <summary>Where paragraphs go instead of into the body: the cell of a table.</summary>
    public Action<RawParagraph>? Cell { get; set; }

    /// <summary>Returns whether a paragraph ended on the way.</summary>
    public bool Append(ReadOnlySpan<char> characters, ParagraphStyle style)
    {
        var hasEnded = false;
        foreach (var character in characters)
        {
            if (_text.Length >= body.Room)
            {
                if (!char.IsWhiteSpace(character))
                {
                    body.Cut();
                    return hasEnded;
                }

                continue;
            }

            if (character is '\n' or '\r' && EndsSentence())
            {
                // Crawled plain texts part their paragraphs by bare line feeds after a full stop.
                hasEnded |= End(style);
            }
            else if (char.IsWhiteSpace(character))
            {
                _gap = character is '\n' or '\r' or '\t' || _gap == Gap.Layout || _isAtMarkup ? Gap.Layout : Gap.Space;
            }
            else if (!char.IsControl(character) && !PlainText.IsInvisible(character))
            {
                if (_gap != Gap.None && _text.Length > 0 && !IsNoSpace(_text[^1], character))
                {
                    _text.Append(' ');
                }

                (_gap, _isAtMarkup) = (Gap.None, false);
                _text.Append(character);
            }
        }

        return hasEnded;
    }

    /// <summary>Bold or a colour begins or ends here: the space that converters put there parts no words.</summary>
    public void NoteMarkup() => (_gap, _isAtMarkup) = (_gap == Gap.Space ? Gap.Layout : _gap, true);

    /// <summary>What comes now is no part of the word before it, though nothing stands between them.</summary>
    public void PartWords() => _gap = _gap == Gap.None ? Gap.Struck : _gap;

    /// <summary>Preformatted text: each line is a paragraph, with the spaces it begins with.</summary>
    public void AppendCode(ReadOnlySpan<char> characters, ParagraphStyle style)
    {
        foreach (var character in characters)
        {
            if (character is '\n')
            {
                EndCodeLine(style);
            }
            else if (_text.Length >= body.Room)
            {
                if (!char.IsWhiteSpace(character))
                {
                    body.Cut();
                    return;
                }
            }
            else if (char.IsWhiteSpace(character))
            {
                // A page's own indentation may be of hundreds.
                _text.Append(' ', _text.Length >= MaxIndent && _text[^1] == ' ' ? 0 : character == '\t' ? 4 : character == '\r' ? 0 : 1);
            }
            else if (!char.IsControl(character) && !PlainText.IsInvisible(character))
            {
                _text.Append(character);
            }
        }
    }

    public void EndCodeLine(ParagraphStyle style)
    {
        var line = _text.ToString().TrimEnd();
        _text.Clear();
        (Linked, Slanted) = (0, 0);
        if (line.Length == 0)
        {
            _blankLines++;
            return;
        }

        for (var blank = Math.Min(_blankLines ?? 0, MaxBlankLines); blank > 0; blank--)
        {
            Add(new RawParagraph(ParagraphKind.Code, "", style.IsCard));
        }

        _blankLines = 0;
        Add(new RawParagraph(ParagraphKind.Code, PlainText.Composed(char.IsHighSurrogate(line[^1]) ? line[..^1] : line), style.IsCard));
    }

    /// <summary>A block of code ends here; the next one begins without the blank lines between.</summary>
    public void EndCode(ParagraphStyle style)
    {
        EndCodeLine(style);
        _blankLines = null;
    }

    /// <summary>Returns whether there was anything to end.</summary>
    public bool End(ParagraphStyle style)
    {
        (_gap, _isAtMarkup) = (Gap.None, false);
        // Where the room ended within a pair, the half is left out.
        var length = _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? _text.Length - 1 : _text.Length;
        var text = FormulaText.Read(PlainText.Composed(_text.ToString(0, length)));
        if (text.Length > 0)
        {
            Add(new RawParagraph(Kind(style, length), text, style.IsCard) { Linked = Linked, Number = style.Number, Depth = style.Depth, Rank = style.Rank });
        }

        _text.Clear();
        (Linked, Slanted) = (0, 0);
        return text.Length > 0;
    }

    // A short paragraph all in italics stands below a picture, or says whose it is.
    private ParagraphKind Kind(ParagraphStyle style, int length) =>
        style.Kind == ParagraphKind.Text && Slanted >= length && length <= MaxSlantedCaption ? ParagraphKind.Caption : style.Kind;

    /// <summary>What was gathered since a position, at most so many characters of it.</summary>
    public string Since(int position, int most) => position < _text.Length ? _text.ToString(position, Math.Min(most, _text.Length - position)) : "";

    /// <summary>Puts something else for what was gathered since a position.</summary>
    public void Replace(int position, string text)
    {
        _text.Length = Math.Min(position, _text.Length);
        _text.Append(text);
    }

    /// <summary>Leaves out what was gathered since a position; a space before it stays.</summary>
    public void TakeBack(int position)
    {
        _gap = position < _text.Length && _text[position] == ' ' ? Gap.Space : Gap.None;
        _text.Length = Math.Min(position, _text.Length);
    }

    private void Add(RawParagraph paragraph)
    {
        if (Cell is { } cell)
        {
            cell(paragraph);
        }
        else
        {
            body.Add(paragraph);
        }
    }

    // Between Chinese characters the layout of a page means nothing, and next to their punctuation no space does: bold leaves one there.
    private bool IsNoSpace(char before, char after) =>
        (_gap == Gap.Struck && char.IsPunctuation(after)) || IsChinese(before) && IsChinese(after) && (_gap == Gap.Layout || IsChineseMark(before) || IsChineseMark(after));

    private static bool IsChineseMark(char character) => character is '，' or '。' or '、' or '；' or '：' or '！' or '？' or '（' or '）' or '《' or '》' or '“' or '”' or '「' or '」';

    // Characters and their full-width punctuation.
    private static bool IsChinese(char character) => character is >= '\u2E80' or '“' or '”' or '…' or '—';

    private bool EndsSentence() => _text.Length > 0 && _text[^1] is '。' or '！' or '？' or '；' or '：' or '”';
}
