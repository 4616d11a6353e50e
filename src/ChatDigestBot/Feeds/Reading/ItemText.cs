using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Titles and names as one line of plain text. Pure.</summary>
internal static partial class ItemText
{
    private const int MaxTitle = 300;
    private const int MaxName = 100;
    private const int TitleFromText = 60;
    private const int ReadForTitle = 20_000;

    /// <summary>Without tags, entities decoded, on one line; empty where nothing is left.</summary>
    public static string Line(string? text, int most = MaxTitle)
    {
        var plain = WebUtility.HtmlDecode(Tags().Replace(InlineTags().Replace(PlainText.Beginning(text ?? "", ReadForTitle), ""), " "));
        // Twice escaped titles are as common as single ones.
        plain = Entity().IsMatch(plain) ? WebUtility.HtmlDecode(plain) : plain;
        return PlainText.Shorten(OneLine(plain), most);
    }

    /// <summary>As it is, with every white space, line breaks of all kinds included, as one space.</summary>
    public static string OneLine(string text) =>
        PlainText.Of(Spaces().Replace(text, " ").Trim()).Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal)
            .Replace('\uFFFE', ' ').Replace('\uFFFF', ' ').Trim();

    public static string? Name(string? text) => Line(text, MaxName) is { Length: > 0 } name ? name : null;

    /// <summary>The beginning of a text, for an item without a title of its own, as short messages are.</summary>
    public static string TitleOf(string html)
    {
        var first = HtmlBody.Read(PlainText.Beginning(html, ReadForTitle)).Paragraphs.Select(paragraph => paragraph.Text.Trim()).FirstOrDefault(text => text.Length > 0) ?? "";
        var end = first.IndexOfAny(['。', '！', '？', '\n']);
        return Line(WebUtility.HtmlEncode(end > 8 && end < TitleFromText ? first[..(end + 1)] : first), TitleFromText);
    }

    // They stand within words: H<sub>2</sub>O, <em>市中心</em>的公园.
    [GeneratedRegex(@"</?(?:a|abbr|b|big|code|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,500})?/?>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex InlineTags();

    // A lone "<" of a title, as in "3 < 5", is no tag.
    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,500})?/?>", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Tags();

    [GeneratedRegex("&(?:#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Entity();

    [GeneratedRegex(@"[\s\p{Z}]+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Spaces();
}
