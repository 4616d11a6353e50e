using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using ChatDigestBot.Articles.Cleaning;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>The feeds that a web page names in its head. Pure.</summary>
internal static class PageFeeds
{
    private const int MaxFeeds = 20;
    private const int MaxLength = 500_000;

    private static readonly string[] Types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "application/rdf+xml"];

    /// <summary>Those of comments last: a page often names them beside its own.</summary>
    public static IReadOnlyList<Uri> Find(string html, Uri address)
    {
        var found = new List<(Uri Address, bool IsOfComments)>();
        using var source = new TextSource(html.Length > MaxLength ? html[..MaxLength] : html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, SkipScriptText = true };
        while (found.Count < MaxFeeds)
        {
            ref var token = ref tokenizer.GetStructToken();
            if (token.Type == HtmlTokenType.EndOfFile)
            {
                break;
            }

            if (token.Type == HtmlTokenType.StartTag)
            {
                tokenizer.State = HtmlNames.ModeAfter(HtmlNames.Find(token.Name.Memory.Span));
                if (token.Name.Memory.Span is "link" && Read(ref token, address) is { } feed)
                {
                    found.Add(feed);
                }
            }
        }

        return [.. found.OrderBy(feed => feed.IsOfComments).Select(feed => feed.Address).Distinct()];
    }

    private static (Uri Address, bool IsOfComments)? Read(ref StructHtmlToken token, Uri address)
    {
        var (rel, type, href, title) = ("", "", "", "");
        var attributes = token.Attributes;
        for (var index = 0; index < attributes.Count; index++)
        {
            var attribute = attributes[index];
            var value = attribute.Value.ToString().Trim();
            switch (attribute.Name.Memory.Span)
            {
                case "rel":
                    rel = value;
                    break;
                case "type":
                    type = value;
                    break;
                case "href":
                    href = value;
                    break;
                case "title":
                    title = value;
                    break;
            }
        }

        return rel.Split(' ').Contains("alternate", StringComparer.OrdinalIgnoreCase) && Types.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase)
            && ItemBody.Resolve(href, address) is { } whole
            ? (new Uri(whole), (title + whole).Contains("comment", StringComparison.OrdinalIgnoreCase) || title.Contains("评论", StringComparison.Ordinal))
            : null;
    }
}
