using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Mends what exporters and crawlers do to a whole body before it is read as what it is. Pure.</summary>
internal static partial class MarkupRepair
{
    private const int LookedAt = 4_000;
    private const int MaxEscaped = 1_000_000; // characters that are looked through for signs escaped twice

    public static RawBody ReadHtml(string html)
    {
        html = WithLines(EscapedOnce(Unwrapped(html)));
        var body = HtmlBody.Read(GeneratorTags.Read(ComponentTags.Read(html), isHtml: true));
        // Escaped twice: what ought to be tags is the text.
        return IsEscaped(body) ? HtmlBody.Read(WebUtility.HtmlDecode(html)) : body;
    }

    public static RawBody ReadMarkdown(string markdown)
    {
        markdown = ComponentTags.Read(Unwrapped(markdown));
        var body = EscapedTag().IsMatch(markdown.AsSpan(0, Math.Min(markdown.Length, LookedAt))) ? HtmlBody.Read(markdown) : null;
        return body is not null && IsEscaped(body) ? HtmlBody.Read(WebUtility.HtmlDecode(markdown)) : PlainBody.ReadMarkdown(LongLines.Part(LooseMarkdown.Read(GeneratorTags.Read(markdown, isHtml: false))));
    }

    /// <summary>&amp;amp;nbsp; is &amp;nbsp; where a crawler escaped the text between tags once more; a text that speaks of such signs, in code or in words, means them.</summary>
    private static string EscapedOnce(string html)
    {
        if (html.Length > MaxEscaped || !html.Contains("&amp;", StringComparison.Ordinal))
        {
            return html;
        }

        var places = new List<int>();
        var codes = 0;
        var isSure = false;
        foreach (var match in EscapedTwice().EnumerateMatches(html))
        {
            var found = html.AsSpan(match.Index, match.Length);
            if (found[0] == '<')
            {
                codes = found[1] == '/' ? Math.Max(0, codes - 1) : codes + 1;
                continue;
            }

            if (codes > 0)
            {
                return html;
            }

            isSure |= found is not ("&amp;lt;" or "&amp;gt;" or "&amp;quot;");
            places.Add(match.Index + "&".Length);
        }

        if (!isSure || SpeaksOfSigns().IsMatch(html))
        {
            return html;
        }

        var once = new StringBuilder(html.Length);
        var from = 0;
        foreach (var place in places)
        {
            once.Append(html, from, place - from);
            from = place + "amp;".Length;
        }

        return once.Append(html, from, html.Length - from).ToString();
    }

    // Plain text in a box: its lines are all the structure it has.
    private static string WithLines(string html) => html.AsSpan().Trim().Contains('\n') && !Structure().IsMatch(html)
        ? string.Concat(html.Split('\n').Select(line => PlainBody.IsWrapped(line.AsSpan().TrimEnd()) ? line + "\n" : line + "<br>"))
        : html;

    private static string Unwrapped(string body)
    {
        body = body.Contains("<![CDATA[", StringComparison.Ordinal) ? body.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal) : body;
        return body.Contains(";base64,", StringComparison.Ordinal) ? WithoutEmbedded(body) : body;
    }

    // A picture written into the post may be longer than all its text.
    private static string WithoutEmbedded(string body)
    {
        var kept = new StringBuilder(body.Length);
        var from = 0;
        for (var at = body.IndexOf(";base64,", StringComparison.Ordinal); at >= 0; at = body.IndexOf(";base64,", from, StringComparison.Ordinal))
        {
            var start = body.LastIndexOf("data:", at, Math.Min(at - from + 1, 100), StringComparison.OrdinalIgnoreCase);
            var end = at + ";base64,".Length;
            while (end < body.Length && (char.IsAsciiLetterOrDigit(body[end]) || body[end] is '+' or '/' or '=' or '%' or '-' or '_'))
            {
                end++;
            }

            kept.Append(body, from, (start < 0 ? end : start) - from);
            from = end;
        }

        return kept.Append(body, from, body.Length - from).ToString();
    }

    private static bool IsEscaped(RawBody body)
    {
        var tags = 0;
        var characters = 0;
        foreach (var paragraph in body.Paragraphs)
        {
            if (paragraph.Kind != ParagraphKind.Code && paragraph.Text.Length > 0)
            {
                if (characters == 0 && !BeginsWithTag().IsMatch(paragraph.Text))
                {
                    return false;
                }

                characters += paragraph.Text.Length;
                tags += paragraph.Text.Contains('<', StringComparison.Ordinal) ? ClosingTag().Count(paragraph.Text) : 0;
            }

            if (characters > LookedAt)
            {
                break;
            }
        }

        return tags >= 2 || (tags == 1 && characters < 400);
    }

    [GeneratedRegex(@"</?(?:code|pre|kbd|samp|tt|xmp)\b|&amp;(?:amp|nbsp|lt|gt|quot|apos|hellip|[lr][sd]quo|[mn]dash|middot|bull|times|copy|reg|trade|euro|e[mn]sp|#[0-9]{2,5}|#x[0-9a-f]{2,5});", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex EscapedTwice();

    [GeneratedRegex(@"转义|字符实体|HTML\s*实体|(?:HTML|character) entit", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex SpeaksOfSigns();

    // Any markup but the box itself; where there is bold or a link, a line may be broken anywhere.
    [GeneratedRegex(@"<(?!/?div\b|!--)[a-z]|<div\b[\s\S]*<div\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Structure();

    [GeneratedRegex(@"^\s*&(?:amp;)?lt;(?:p|div|span|h[1-6]|section|article|img|a|ul|ol|table|blockquote|strong|figure|br)\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex EscapedTag();

    [GeneratedRegex(@"^<(?:p|div|span|h[1-6]|section|article|img|a|ul|ol|table|blockquote|strong|figure|br)\b[^<>]*/?>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex BeginsWithTag();

    [GeneratedRegex(@"</(?:p|div|span|a|li|h[1-6]|strong|em|section|blockquote)>|<br\s*/?>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex ClosingTag();
}
