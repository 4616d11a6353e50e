using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads HTML into paragraphs, links and pictures. Pure.</summary>
/// <remarks>
/// Works on the tokens and builds no tree: time and memory grow with the length and nothing else, however deep or broken the markup is.
/// What is hidden and never closed would swallow the rest without a word: then the page is read again, and only that element is hidden.
/// </remarks>
internal static class HtmlBody
{
    private const int MostReadings = 6;

    public static RawBody Read(string html)
    {
        html = WithoutOpenComment(html);
        var unclosed = new HashSet<int>();
        while (true)
        {
            var body = new RawBody();
            if (ReadOnce(html, body, unclosed) is not { } tag || unclosed.Count == MostReadings || !unclosed.Add(tag))
            {
                return body;
            }
        }
    }

    /// <summary>Returns the number of the start tag that hides all that follows it, or null.</summary>
    private static int? ReadOnce(string html, RawBody body, HashSet<int> unclosed)
    {
        var reader = new HtmlBodyState(body);
        var tags = 0;
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            SkipScriptText = true,
            ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) => HtmlNames.IsAttributeRead(name.Span),
        };
        while (!body.IsCut)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    reader.Finish();
                    return reader.HiddenSince;
                case HtmlTokenType.Character:
                    reader.Text(token.Data.Memory.Span);
                    break;
                case HtmlTokenType.StartTag:
                    var name = HtmlNames.Find(token.Name.Memory.Span);
                    var isUnclosed = unclosed.Contains(++tags);
                    reader.Open(name, ref token, tags, isUnclosed);
                    // <iframe … /> ends where it stands: whoever wrote it meant so.
                    tokenizer.State = isUnclosed || token.IsSelfClosing ? HtmlParseMode.PCData : HtmlNames.ModeAfter(name);
                    break;
                case HtmlTokenType.EndTag:
                    reader.Close(HtmlNames.Find(token.Name.Memory.Span), token.Name.Memory.Span);
                    break;
            }
        }

        reader.Finish();
        return null;
    }

    private static string WithoutOpenComment(string html)
    {
        var start = html.LastIndexOf("<!--", StringComparison.Ordinal);
        return start >= 0 && html.IndexOf("-->", start, StringComparison.Ordinal) < 0 ? html.Remove(start, "<!--".Length) : html;
    }
}
