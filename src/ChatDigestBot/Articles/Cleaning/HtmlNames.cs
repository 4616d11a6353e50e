using System.Collections.Frozen;
using AngleSharp.Html.Parser;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>What an element means to a reader of text; the many others are inline and mean nothing.</summary>
internal enum HtmlElement
{
    Inline,

    /// <summary>Raised, lowered, or the reading of a character.</summary>
    Marked,

    Bold,

    /// <summary>In italics.</summary>
    Slanted,

    /// <summary>Taken back by its writer.</summary>
    Struck,

    /// <summary>Written for what was taken back before it.</summary>
    Inserted,
    Quoted,
    Link,
    Math,
    PageTitle,

    /// <summary>Never has content.</summary>
    Void,
    Block,
    Break,
    Heading,
    List,
    ListItem,
    Quote,
    Preformatted,
    Caption,
    Card,
    Table,
    Image,
    Hidden,
    HiddenScript,
    HiddenRaw,
    HiddenText,
}

internal static class HtmlNames
{
    private static readonly FrozenDictionary<string, HtmlElement> Elements = Table(
        (HtmlElement.Block, "p div section article header footer main aside figure dl dt dd thead tbody tfoot caption details summary address center fieldset form hgroup body html"),
        (HtmlElement.Table, "table tr td th"),
        (HtmlElement.Marked, "sup sub ruby rb rt rtc"),
        (HtmlElement.Bold, "b strong"),
        (HtmlElement.Slanted, "em i"),
        (HtmlElement.Struck, "del s strike"),
        (HtmlElement.Inserted, "ins"),
        (HtmlElement.Quoted, "q"),
        (HtmlElement.Math, "math"),
        (HtmlElement.Void, "area base col embed input link meta param source track wbr"),
        (HtmlElement.Break, "br hr"),
        (HtmlElement.Heading, "h1 h2 h3 h4 h5 h6"),
        (HtmlElement.List, "ul ol"),
        (HtmlElement.ListItem, "li"),
        (HtmlElement.Quote, "blockquote"),
        (HtmlElement.Preformatted, "pre listing"),
        (HtmlElement.Caption, "figcaption"),
        (HtmlElement.Card, "dir"),
        (HtmlElement.Link, "a"),
        (HtmlElement.Image, "img image"),
        (HtmlElement.PageTitle, "title"),
        (HtmlElement.Hidden, "rp svg template object select button nav audio video canvas map menu dialog"),
        (HtmlElement.HiddenScript, "script"),
        (HtmlElement.HiddenRaw, "style xmp iframe noembed noframes noscript"),
        (HtmlElement.HiddenText, "textarea"));

    private static readonly FrozenDictionary<string, HtmlElement>.AlternateLookup<ReadOnlySpan<char>> ElementsBySpan = Elements.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Where a picture's address may stand, the best first: pages that load their pictures late keep it elsewhere and a placeholder in <c>src</c>.</summary>
    public static readonly string[] PictureAddresses = ["data-original", "data-src", "data-original-src", "data-actualsrc", "data-lazy-src", "src"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributesRead =
        FrozenSet.Create(StringComparer.Ordinal, [.. PictureAddresses, "href", "title", "alt", "class", "hidden", "style", "width", "height", "w", "h", "rowspan", "colspan", "start", "value"])
            .GetAlternateLookup<ReadOnlySpan<char>>();

    // Parts that frames put around a text, by the class they carry in the stores we know.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FrameClasses =
        FrozenSet.Create(StringComparer.Ordinal, "tougao-user", "ad-disclaimer-container", "disclaimer-affiliate", "zhuanzai", "bqian", "view-more", "sharedaddy", "jp-relatedposts", "ad-tips", "copyright", "post-copyright", "article-copyright", "sr-only", "visually-hidden", "screen-reader-text", "d-none", "hidden", "katex-html", "MathJax_Preview", "footnote-back-ref", "footnote-backref", "footnote-return", "reversefootnote",
            "footnote-back", "mw-editsection", "mw-cite-backlink", "jammer", "kg-audio-player", "kg-video-player", "kg-signup-card", "more-link", "msocomtxt", "MsoCommentReference", "comment-list", "copy-code-btn", "crayon-nums", "crayon-plain-wrap", "feedflare", "toc_container",
            "rouge-gutter", "line-numbers-wrapper", "line-numbers-rows", "lineno", "linenos", "linenodiv", "pre-numbering", "lnt")
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static HtmlElement Find(ReadOnlySpan<char> name) => ElementsBySpan.TryGetValue(name, out var element) ? element : HtmlElement.Inline;

    /// <summary>Begins a paragraph of its own.</summary>
    public static bool IsBlock(HtmlElement element) => element is >= HtmlElement.Block and < HtmlElement.Image and not HtmlElement.Break;

    public static bool IsAttributeRead(ReadOnlySpan<char> name) => AttributesRead.Contains(name);

    /// <summary>How the characters after this start tag are to be read: the part of the standard that a tree builder does.</summary>
    public static HtmlParseMode ModeAfter(HtmlElement element) => element switch
    {
        HtmlElement.HiddenScript => HtmlParseMode.Script,
        HtmlElement.HiddenRaw => HtmlParseMode.Rawtext,
        HtmlElement.HiddenText or HtmlElement.PageTitle => HtmlParseMode.RCData,
        _ => HtmlParseMode.PCData,
    };

    /// <summary>What is named so is no part of the text: a frame, or the numbers of the lines beside code.</summary>
    public static bool IsFrame(ReadOnlySpan<char> name, ReadOnlySpan<char> classes)
    {
        foreach (var range in classes.Split(' '))
        {
            // A gutter elsewhere is the space between columns.
            if (FrameClasses.Contains(classes[range]) || (name is "td" && classes[range] is "gutter") || (name is "span" && classes[range] is "ln"))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenDictionary<string, HtmlElement> Table(params ReadOnlySpan<(HtmlElement Element, string Names)> rows)
    {
        var table = new Dictionary<string, HtmlElement>(StringComparer.Ordinal);
        foreach (var (element, names) in rows)
        {
            foreach (var name in names.Split(' '))
            {
                table.Add(name, element);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
