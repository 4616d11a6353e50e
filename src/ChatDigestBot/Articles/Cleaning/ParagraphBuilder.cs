using System.Text;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Gathers the characters of one paragraph after another, with runs of white space made one space, as long as the body has room.</summary>
internal sealed class ParagraphBuilder(RawBody body)
{
    private readonly StringBuilder _text = new();
    private Gap _gap;

    private enum Gap
    {
        None,

        /// <summary>A space or two that the writer put there.</summary>
        Space,

        /// <summary>Line feeds and indentation of the page's source; between Chinese characters they mean nothing.</summary>
        Layout,
    }

    public int Length => _text.Length;

    /// <param name="keepsLines">Inside preformatted text a line feed parts lines.</param>
    public void Append(ReadOnlySpan<char> characters, bool keepsLines, ParagraphKind kind, bool isCard)
    {
        foreach (var character in characters)
        {
            if (_text.Length >= body.Room)
            {
                if (!char.IsWhiteSpace(character))
                {
                    body.Cut();
                    return;
                }

                continue;
            }

            if (character is '\n' or '\r' && (keepsLines || EndsSentence()))
            {
                // Crawled plain texts part their paragraphs by bare line feeds after a full stop.
                End(kind, isCard);
            }
            else if (char.IsWhiteSpace(character) || character is '\u200B' or '\uFEFF')
            {
                _gap = character is '\n' or '\r' or '\t' || _gap == Gap.Layout ? Gap.Layout : Gap.Space;
            }
            else if (!char.IsControl(character))
            {
                if (_gap != Gap.None && _text.Length > 0 && !(_gap == Gap.Layout && IsChinese(_text[^1]) && IsChinese(character)))
                {
                    _text.Append(' ');
                }

                _gap = Gap.None;
                _text.Append(character);
            }
        }
    }

    public void End(ParagraphKind kind, bool isCard)
    {
        _gap = Gap.None;
        // Where the room ended within a pair, the half is left out.
        var length = _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? _text.Length - 1 : _text.Length;
        if (length > 0)
        {
            body.Add(new RawParagraph(kind, _text.ToString(0, length), isCard));
        }

        _text.Clear();
    }

    /// <summary>What was gathered since a position, at most so many characters of it.</summary>
    public string Since(int position, int most) => position < _text.Length ? _text.ToString(position, Math.Min(most, _text.Length - position)) : "";

    // Characters and their full-width punctuation.
    private static bool IsChinese(char character) => character is >= '\u2E80' or '“' or '”' or '…' or '—';

    private bool EndsSentence() => _text.Length > 0 && _text[^1] is '。' or '！' or '？' or '；' or '：' or '”';
}
