using System.Collections.Frozen;
using System.Net;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Writes an item's HTML anew: a few plain elements, links and pictures with whole addresses, nothing that runs. Pure.</summary>
/// <remarks>Works on the tokens and builds no tree, so time and memory grow with the length only, however deep or broken the markup is.</remarks>
internal static class ItemBody
{
    private const int MaxAddress = 2_000;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "br", "hr", "figure", "figcaption",
        "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "b", "i", "sub", "sup", "span", "a", "img").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Empty =
        FrozenSet.Create(StringComparer.Ordinal, "br", "hr", "img").GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Write(string html, Uri baseAddress)
    {
        var text = new StringBuilder(Math.Min(html.Length, RawBody.MaxText));
        using var source = new TextSource(PlainText.Of(html));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, SkipScriptText = true };
        string? hidden = null;
        var depth = 0;
        while (text.Length < RawBody.MaxText)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return text.ToString();
                case HtmlTokenType.Character when hidden is null:
                    text.Append(WebUtility.HtmlEncode(PlainText.Beginning(token.Data.ToString(), RawBody.MaxText)));
                    break;
                case HtmlTokenType.StartTag:
                    var element = HtmlNames.Find(token.Name.Memory.Span);
                    tokenizer.State = HtmlNames.ModeAfter(element);
                    if (hidden is not null)
                    {
                        depth += token.Name.Memory.Span.SequenceEqual(hidden) && !token.IsSelfClosing ? 1 : 0;
                    }
                    else if (element < HtmlElement.Hidden)
                    {
                        Open(ref token, baseAddress, text);
                    }
                    else if (!token.IsSelfClosing)
                    {
                        (hidden, depth) = (token.Name.ToString(), 1);
                    }

                    break;
                case HtmlTokenType.EndTag when hidden is not null:
                    depth -= token.Name.Memory.Span.SequenceEqual(hidden) ? 1 : 0;
                    hidden = depth == 0 ? null : hidden;
                    break;
                case HtmlTokenType.EndTag when Kept.Contains(token.Name.Memory.Span) && !Empty.Contains(token.Name.Memory.Span):
                    text.Append("</").Append(token.Name.Memory.Span).Append('>');
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Plain text as HTML, its line breaks kept.</summary>
    public static string OfText(string text) => string.Concat(
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n"));

    public static bool LooksLikeHtml(string text) => text.Contains("</", StringComparison.Ordinal) || text.Contains("<p", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<br", StringComparison.OrdinalIgnoreCase) || text.Contains("<img", StringComparison.OrdinalIgnoreCase) || text.Contains("/>", StringComparison.Ordinal);

    private static void Open(ref StructHtmlToken token, Uri baseAddress, StringBuilder text)
    {
        var name = token.Name.Memory.Span;
        if (name is "image")
        {
            name = "img";
        }

        if (!Kept.Contains(name))
        {
            return;
        }

        if (name is "a")
        {
            text.Append(Resolve(HtmlAttributes.Find(ref token, "href"), baseAddress) is { } href ? $"<a href=\"{WebUtility.HtmlEncode(href)}\">" : "<a>");
        }
        else if (name is not "img")
        {
            text.Append('<').Append(name).Append('>');
        }
        else if (PictureAddress(ref token, baseAddress) is { } picture)
        {
            text.Append("<img src=\"").Append(WebUtility.HtmlEncode(picture)).Append('"');
            foreach (var kept in (ReadOnlySpan<string>)["alt", "title", "width", "height"])
            {
                if (HtmlAttributes.Find(ref token, kept) is { Length: > 0 and <= RawBody.MaxCaption } value)
                {
                    text.Append(' ').Append(kept).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
                }
            }

            text.Append('>');
        }
    }

    private static string? PictureAddress(ref StructHtmlToken token, Uri baseAddress)
    {
        foreach (var name in HtmlNames.PictureAddresses)
        {
            if (Resolve(HtmlAttributes.Find(ref token, name), baseAddress) is { } address)
            {
                return address;
            }
        }

        return Resolve(HtmlAttributes.Find(ref token, "srcset")?.Split(',')[0].Trim().Split(' ')[0], baseAddress);
    }

    internal static string? Resolve(string? address, Uri baseAddress) =>
        address is { Length: > 0 and <= MaxAddress } && Uri.TryCreate(baseAddress, address.Trim(), out var whole)
        && WebAddress.Is(whole) && whole.AbsoluteUri.Length <= MaxAddress ? whole.AbsoluteUri : null;
}
