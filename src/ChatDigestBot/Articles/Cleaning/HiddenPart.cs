namespace ChatDigestBot.Articles.Cleaning;

/// <summary>The part of a page that is not shown, from its start tag to where it ends, be that its end tag or what ends it without one.</summary>
internal sealed class HiddenPart
{
    private string? _name;
    private int _depth;
    private int _lists;
    private bool _endsAtBlock;
    private bool _endsAtItem;

    public bool IsOpen => _name is not null;

    /// <summary>The number of its start tag.</summary>
    public int Since { get; private set; }

    /// <param name="endsEarly">It has no end tag anywhere: then it ends with its paragraph.</param>
    public void Begin(string name, HtmlElement element, int tag, bool endsEarly)
    {
        (_name, Since, _depth, _lists) = (name, tag, 1, 0);
        _endsAtItem = element is HtmlElement.ListItem;
        _endsAtBlock = endsEarly || name == "p" || element is HtmlElement.Inline or HtmlElement.Link;
    }

    /// <summary>Returns whether a start tag belongs to the part.</summary>
    public bool Takes(HtmlElement element, ReadOnlySpan<char> name, bool isSelfClosing)
    {
        if ((_endsAtBlock && HtmlNames.IsBlock(element)) || (_endsAtItem && _lists == 0 && element is HtmlElement.ListItem) || (_name is "rp" && name is "rt" or "rb"))
        {
            _name = null;
            return false;
        }

        _depth += name.SequenceEqual(_name) && !isSelfClosing ? 1 : 0;
        _lists += element is HtmlElement.List ? 1 : 0;
        return true;
    }

    /// <summary>Returns whether an end tag belongs to the part.</summary>
    public bool TakesEnd(HtmlElement element, ReadOnlySpan<char> name)
    {
        if (name.SequenceEqual(_name))
        {
            _name = --_depth == 0 ? null : _name;
            return true;
        }

        if ((_endsAtBlock && HtmlNames.IsBlock(element)) || (_endsAtItem && element is HtmlElement.List && --_lists < 0) || (_name is "rp" && name is "ruby"))
        {
            _name = null;
            return false;
        }

        return true;
    }
}
