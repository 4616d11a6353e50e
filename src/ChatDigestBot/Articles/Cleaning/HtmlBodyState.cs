using System.Globalization;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Where in a page the reading stands: which kind of paragraph is open, what is hidden, which link runs.</summary>
internal sealed class HtmlBodyState(RawBody body)
{
    private const int MaxLinks = 400;
    private const int MaxLinkText = 16;
    private const int MaxPageTitle = 4_000;

    private readonly ParagraphBuilder _paragraph = new(body);
    private readonly HiddenPart _hidden = new();
    private readonly ListState _lists = new();
    private readonly InlineState _inline = new();
    private TableState? _tables;
    private MathState? _math;
    private int _quotes;
    private int _preformatted;
    private int _cards;
    private int _heading; // its rank; 0 outside of one
    private bool _isCaption;
    private bool _isPageTitle;
    private int _titleTag;
    private string? _address;
    private int _linkStart;
    private int? _slantStart;
    private int _struckStart;
    private int _struckEnd;
    private bool _isEditorsNote;

    /// <summary>The number of the start tag that hides what comes now; null where nothing is hidden.</summary>
    public int? HiddenSince => _hidden.IsOpen ? _hidden.Since : _isPageTitle ? _titleTag : null;

    private ParagraphStyle Style =>
        _preformatted > 0 ? new(ParagraphKind.Code, _cards > 0)
        : _heading > 0 ? new(ParagraphKind.Heading, _cards > 0, Rank: _heading)
        : _isCaption ? new(ParagraphKind.Caption, _cards > 0)
        : _lists.IsItem ? _lists.Style(_cards > 0)
        : new(_quotes > 0 ? ParagraphKind.Quote : ParagraphKind.Text, _cards > 0);

    public void Text(ReadOnlySpan<char> characters)
    {
        if (_isPageTitle)
        {
            body.PageTitle ??= characters.Trim() is var title && title.Length > MaxPageTitle ? title[..MaxPageTitle].ToString() : title.ToString();
        }
        else if (_hidden.IsOpen)
        {
            return;
        }
        else if (_math is not null)
        {
            _math.Text(characters, _paragraph, Style);
        }
        else if (_preformatted > 0)
        {
            _paragraph.AppendCode(characters, Style);
        }
        else if (_paragraph.Append(characters, Style))
        {
            _lists.NoteParagraph();
        }
    }

    public void Open(HtmlElement element, ref StructHtmlToken token, int tag, bool isUnclosed)
    {
        var name = token.Name.Memory.Span;
        if (_hidden.IsOpen && _hidden.Takes(element, name, token.IsSelfClosing))
        {
            return;
        }

        if (element is HtmlElement.Break)
        {
            EndLine();
            return;
        }

        if (element is HtmlElement.Image)
        {
            if (HtmlAttributes.TextOf(ref token) is { } text)
            {
                Text(text);
            }
            else
            {
                HtmlAttributes.AddImage(body, ref token, _cards > 0);
            }

            return;
        }

        if (element >= HtmlElement.Hidden || HtmlAttributes.AreHiding(ref token))
        {
            if (!token.IsSelfClosing && element is not HtmlElement.Void && !(isUnclosed && element >= HtmlElement.HiddenRaw && name is not "style"))
            {
                _hidden.Begin(name.ToString(), element, tag, isUnclosed);
            }

            return;
        }

        if (_math is not null && !HtmlNames.IsBlock(element))
        {
            _math.Open(name, _paragraph, Style);
            if (token.IsSelfClosing)
            {
                _math.Close(name, _paragraph, Style);
            }
        }
        else if (element is HtmlElement.Math && !token.IsSelfClosing)
        {
            _math = new MathState();
        }
        else if (element is HtmlElement.Void || (token.IsSelfClosing && element is not (HtmlElement.Block or HtmlElement.Table)))
        {
            if (HtmlNames.IsBlock(element))
            {
                EndParagraph();
            }
        }
        else
        {
            _math = null;
            Enter(element, ref token, tag, isUnclosed);
        }
    }

    public void Close(HtmlElement element, ReadOnlySpan<char> name)
    {
        if (_hidden.IsOpen && _hidden.TakesEnd(element, name))
        {
            return;
        }

        if (_math is not null && element is not HtmlElement.Math && !HtmlNames.IsBlock(element))
        {
            _math.Close(name, _paragraph, Style);
            return;
        }

        _math = null;

        switch (element)
        {
            case HtmlElement.Link:
                EndLink();
                return;
            case HtmlElement.PageTitle:
                _isPageTitle = false;
                return;
            case HtmlElement.Marked:
                _inline.Close(name, _paragraph, _address);
                return;
            case HtmlElement.Bold:
                _paragraph.NoteMarkup();
                return;
            case HtmlElement.Slanted:
                CountSlant();
                _paragraph.NoteMarkup();
                return;
            case HtmlElement.Struck:
                _struckEnd = _paragraph.Length;
                _paragraph.PartWords();
                return;
            case HtmlElement.Quoted:
                Text("”");
                return;
            case HtmlElement.Inline or HtmlElement.Void or HtmlElement.Math or HtmlElement.Inserted:
                return;
        }

        EndParagraph();
        Leave(element, name);
    }

    public void Finish()
    {
        EndLink();
        EndParagraph();
        _tables?.Finish();
    }

    private void Leave(HtmlElement element, ReadOnlySpan<char> name)
    {
        switch (element)
        {
            case HtmlElement.Block:
                body.Article.Close(name, body.Paragraphs.Count);
                break;
            case HtmlElement.Heading:
                _heading = 0;
                break;
            case HtmlElement.Caption:
                _isCaption = false;
                break;
            case HtmlElement.List:
                _lists.Close();
                break;
            case HtmlElement.ListItem:
                _lists.CloseItem();
                break;
            case HtmlElement.Quote:
                _quotes = Math.Max(0, _quotes - 1);
                break;
            case HtmlElement.Preformatted:
                _preformatted = Math.Max(0, _preformatted - 1);
                _paragraph.EndCode(new(ParagraphKind.Code, _cards > 0));
                break;
            case HtmlElement.Card:
                _cards = Math.Max(0, _cards - 1);
                break;
            case HtmlElement.Table:
                _tables?.Close(name);
                break;
        }
    }

    private void Enter(HtmlElement element, ref StructHtmlToken token, int tag, bool isUnclosed)
    {
        switch (element)
        {
            case HtmlElement.Inline:
                return;
            case HtmlElement.Marked:
                _inline.Open(token.Name.Memory.Span, _paragraph, _address);
                return;
            case HtmlElement.Link:
                EndLink();
                _address = HtmlAttributes.Find(ref token, "href");
                _linkStart = _paragraph.Length;
                _inline.NoteLink(_address);
                return;
            case HtmlElement.Bold:
                _paragraph.NoteMarkup();
                return;
            case HtmlElement.Slanted:
                _paragraph.NoteMarkup();
                _slantStart ??= _paragraph.Length;
                return;
            case HtmlElement.Struck:
                (_struckStart, _struckEnd) = (_paragraph.Length, 0);
                return;
            case HtmlElement.Inserted:
                // What was put right is told as it is now: "12" struck out before "15" is no 1215.
                if (_struckEnd > _struckStart && _struckEnd == _paragraph.Length)
                {
                    _paragraph.TakeBack(_struckStart);
                }

                return;
            case HtmlElement.Quoted:
                Text("“");
                return;
            case HtmlElement.PageTitle:
                (_isPageTitle, _titleTag) = (!isUnclosed, tag);
                return;
        }

        EndParagraph();
        switch (element)
        {
            case HtmlElement.Block:
                body.Article.Open(token.Name.Memory.Span, body.Paragraphs.Count);
                break;
            case HtmlElement.Heading:
                _heading = token.Name.Memory.Span[1] - '0';
                break;
            case HtmlElement.Caption:
                _isCaption = true;
                break;
            case HtmlElement.List:
                _lists.Open(token.Name.Memory.Span is "ol", Number(HtmlAttributes.Find(ref token, "start")));
                break;
            case HtmlElement.ListItem:
                _lists.OpenItem(Number(HtmlAttributes.Find(ref token, "value")));
                break;
            case HtmlElement.Quote:
                _quotes++;
                break;
            case HtmlElement.Preformatted:
                _preformatted++;
                break;
            case HtmlElement.Card:
                _cards++;
                break;
            case HtmlElement.Table:
                _tables ??= new TableState(body, _paragraph);
                _tables.Open(token.Name.Memory.Span, Number(HtmlAttributes.Find(ref token, "rowspan")) ?? 1, Number(HtmlAttributes.Find(ref token, "colspan")) ?? 1);
                break;
        }
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000 ? number : null;

    private void EndLine()
    {
        if (_preformatted > 0)
        {
            _paragraph.AppendCode("\n", Style);
        }
        else
        {
            EndParagraph();
        }
    }

    private void EndParagraph()
    {
        CountLink();
        CountSlant();
        if (_preformatted > 0)
        {
            if (_paragraph.Length > 0)
            {
                _paragraph.EndCodeLine(Style);
            }
        }
        else if (_isEditorsNote)
        {
            _paragraph.Replace(0, "");
        }
        else if (_paragraph.End(Style))
        {
            _lists.NoteParagraph();
        }

        (_struckStart, _struckEnd, _isEditorsNote) = (0, 0, false);
        _inline.Reset();
        _linkStart = 0;
    }

    private void CountLink()
    {
        if (_address is not null)
        {
            _paragraph.Linked += Math.Max(0, _paragraph.Length - _linkStart);
            _linkStart = _paragraph.Length;
        }
    }

    // Italics end with their paragraph at the latest: one that was never closed slants no other.
    private void CountSlant()
    {
        _paragraph.Slanted += Math.Max(0, _paragraph.Length - (_slantStart ?? _paragraph.Length));
        _slantStart = null;
    }

    private void EndInnerLink(string text)
    {
        // The sign beside a heading by which one links to it, and the one behind a footnote that leads back; what editors ask each other in Google Docs and Word.
        if (text is "#" or "¶" or "§" or "🔗" or "↩" or "↩︎" or "↩\uFE0F" or "↑" or "⏎" or "↵" or "⤴" || _address!.StartsWith("#cmnt", StringComparison.Ordinal) || _address.StartsWith("#_msocom", StringComparison.Ordinal))
        {
            _paragraph.Replace(_linkStart, "");
            _isEditorsNote |= _address!.StartsWith("#cmnt_ref", StringComparison.Ordinal);
        }
        else if (text.Length is > 0 and <= 3 && _linkStart > 0 && _address.StartsWith("#footnote", StringComparison.Ordinal) && text.All(char.IsAsciiDigit))
        {
            _paragraph.Replace(_linkStart, $"[{text}]");
        }
    }

    private void EndLink()
    {
        if (_address is not null && _address.Contains('#', StringComparison.Ordinal))
        {
            EndInnerLink(_paragraph.Since(_linkStart, MaxLinkText).Trim());
        }

        if (_address is { Length: > 0 and <= RawBody.MaxAddress } && body.Links.Count < MaxLinks)
        {
            body.Links.Add(new RawLink(_address, _paragraph.Since(_linkStart, MaxLinkText).Trim()));
        }

        CountLink();
        _address = null;
    }
}
