using System.Globalization;
using AngleSharp.Html.Parser.Tokens.Struct;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Where in a page the reading stands: which kind of paragraph is open, what is hidden, which link runs.</summary>
internal sealed class HtmlBodyState(RawBody body)
{
    private const int MaxLinks = 400;
    private const int MaxImages = 100;
    private const int SmallestPicture = 100;
    private const int MaxLinkText = 16;
    private const int MaxPageTitle = 4_000;

    private readonly ParagraphBuilder _paragraph = new(body);
    private int _quotes;
    private int _preformatted;
    private int _lists;
    private bool _isItem;
    private int _cards;
    private bool _isHeading;
    private bool _isCaption;
    private bool _isPageTitle;
    private string? _hiddenName;
    private int _hiddenDepth;
    private string? _address;
    private int _linkStart;

    private ParagraphKind Kind =>
        _preformatted > 0 ? ParagraphKind.Code
        : _isHeading ? ParagraphKind.Heading
        : _isCaption ? ParagraphKind.Caption
        : _isItem ? ParagraphKind.ListItem
        : _quotes > 0 ? ParagraphKind.Quote
        : ParagraphKind.Text;

    public void Text(ReadOnlySpan<char> characters)
    {
        if (_isPageTitle)
        {
            body.PageTitle ??= characters.Trim() is var title && title.Length > MaxPageTitle ? title[..MaxPageTitle].ToString() : title.ToString();
        }
        else if (_hiddenName is null)
        {
            _paragraph.Append(characters, _preformatted > 0, Kind, _cards > 0);
        }
    }

    public void Open(HtmlElement element, ref StructHtmlToken token)
    {
        if (_hiddenName is not null)
        {
            _hiddenDepth += token.Name.Memory.Span.SequenceEqual(_hiddenName) && !token.IsSelfClosing ? 1 : 0;
            return;
        }

        if (element is HtmlElement.Break)
        {
            EndParagraph();
            return;
        }

        if (element is HtmlElement.Image)
        {
            AddImage(ref token);
            return;
        }

        if (element >= HtmlElement.Hidden || IsHidden(ref token))
        {
            if (!token.IsSelfClosing)
            {
                _hiddenName = token.Name.ToString();
                _hiddenDepth = 1;
            }

            return;
        }

        Enter(element, ref token);
    }

    public void Close(HtmlElement element, ReadOnlySpan<char> name)
    {
        if (_hiddenName is not null)
        {
            if (name.SequenceEqual(_hiddenName) && --_hiddenDepth == 0)
            {
                _hiddenName = null;
            }

            return;
        }

        switch (element)
        {
            case HtmlElement.Link:
                EndLink();
                return;
            case HtmlElement.PageTitle:
                _isPageTitle = false;
                return;
            case HtmlElement.Inline:
                return;
        }

        EndParagraph();
        switch (element)
        {
            case HtmlElement.Heading:
                _isHeading = false;
                break;
            case HtmlElement.Caption:
                _isCaption = false;
                break;
            case HtmlElement.List:
                _lists = Math.Max(0, _lists - 1);
                _isItem &= _lists > 0; // items are often left open
                break;
            case HtmlElement.ListItem:
                _isItem = _lists > 1;
                break;
            case HtmlElement.Quote:
                _quotes = Math.Max(0, _quotes - 1);
                break;
            case HtmlElement.Preformatted:
                _preformatted = Math.Max(0, _preformatted - 1);
                break;
            case HtmlElement.Card:
                _cards = Math.Max(0, _cards - 1);
                break;
        }
    }

    public void Finish()
    {
        EndLink();
        EndParagraph();
    }

    private void Enter(HtmlElement element, ref StructHtmlToken token)
    {
        switch (element)
        {
            case HtmlElement.Inline:
                return;
            case HtmlElement.Link:
                EndLink();
                _address = Attribute(ref token, "href");
                _linkStart = _paragraph.Length;
                return;
            case HtmlElement.PageTitle:
                _isPageTitle = true;
                return;
        }

        EndParagraph();
        switch (element)
        {
            case HtmlElement.Heading:
                _isHeading = true;
                break;
            case HtmlElement.Caption:
                _isCaption = true;
                break;
            case HtmlElement.List:
                _lists++;
                break;
            case HtmlElement.ListItem:
                _isItem = true;
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
        }
    }

    private void EndParagraph()
    {
        _paragraph.End(Kind, _cards > 0);
        _linkStart = 0;
    }

    private void EndLink()
    {
        if (_address is { Length: > 0 and <= RawBody.MaxAddress } && body.Links.Count < MaxLinks)
        {
            body.Links.Add(new RawLink(_address, _paragraph.Since(_linkStart, MaxLinkText).Trim()));
        }

        _address = null;
    }

    private void AddImage(ref StructHtmlToken token)
    {
        var address = Attribute(ref token, "data-original") ?? Attribute(ref token, "data-src") ?? Attribute(ref token, "src");
        if (address is null or { Length: > RawBody.MaxAddress } || body.Images.Count >= MaxImages)
        {
            return;
        }

        var caption = Attribute(ref token, "title") is { Length: > 0 } title ? title : Attribute(ref token, "alt") ?? "";
        var classes = Attribute(ref token, "class") ?? "";
        var isSmall = IsSmall(Attribute(ref token, "width") ?? Attribute(ref token, "w")) || IsSmall(Attribute(ref token, "height") ?? Attribute(ref token, "h"))
            || classes.Contains("avatar", StringComparison.OrdinalIgnoreCase) || classes.Contains("emoji", StringComparison.OrdinalIgnoreCase)
            || classes.Contains("icon", StringComparison.OrdinalIgnoreCase) || classes.Contains("author", StringComparison.OrdinalIgnoreCase) || _cards > 0;
        body.Images.Add(new RawImage(address, PlainText.Beginning(caption, RawBody.MaxCaption), isSmall));
    }

    private static bool IsSmall(string? length) =>
        int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels < SmallestPicture;

    private static bool IsHidden(ref StructHtmlToken token)
    {
        var attributes = token.Attributes;
        for (var index = 0; index < attributes.Count; index++)
        {
            var attribute = attributes[index];
            var value = attribute.Value.Memory.Span;
            if (attribute.Name.Memory.Span switch
            {
                "hidden" => true,
                "class" => HtmlNames.IsFrame(value),
                "style" => value.Contains("display:none", StringComparison.OrdinalIgnoreCase) || value.Contains("display: none", StringComparison.OrdinalIgnoreCase),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    private static string? Attribute(ref StructHtmlToken token, string name)
    {
        var attributes = token.Attributes;
        for (var index = 0; index < attributes.Count; index++)
        {
            var attribute = attributes[index];
            if (attribute.Name.Memory.Span.SequenceEqual(name))
            {
                return attribute.Value.ToString().Trim();
            }
        }

        return null;
    }
}
