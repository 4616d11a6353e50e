using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads HTML into paragraphs, links and pictures. Pure.</summary>
/// <remarks>
/// Works on the tokens and builds no tree: time and memory grow with the length and nothing else, however deep or broken the markup is.
/// </remarks>
internal static class HtmlBody
{
    public static RawBody Read(string html)
    {
        var body = new RawBody();
        var reader = new HtmlBodyState(body);
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
                    return body;
                case HtmlTokenType.Character:
                    reader.Text(token.Data.Memory.Span);
                    break;
                case HtmlTokenType.StartTag:
                    var name = HtmlNames.Find(token.Name.Memory.Span);
                    reader.Open(name, ref token);
                    tokenizer.State = HtmlNames.ModeAfter(name);
                    break;
                case HtmlTokenType.EndTag:
                    reader.Close(HtmlNames.Find(token.Name.Memory.Span), token.Name.Memory.Span);
                    break;
            }
        }

        reader.Finish();
        return body;
    }
}
