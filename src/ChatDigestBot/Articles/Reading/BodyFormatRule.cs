using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Tells what a body is written in. Pure.</summary>
/// <remarks>
/// Crawled posts are HTML in .md files; Markdown would take their indented lines for code. But Markdown may begin with a tag too. So what
/// begins with one is Markdown only where something outside of its elements is, as CommonMark's blocks of HTML have it, or within them behind an empty line.
/// </remarks>
internal static partial class BodyFormatRule
{
    // Longer Markdown is read as plain text, which would show the tags.
    private const int MaxMarkdown = 100_000;
    private const int MaxDepth = 256;

    private static readonly FrozenSet<string> Empty = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    // Most bodies of HTML have none of them, and are known in a hundredth of the time.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["**", "](", "\n#", "\n- ", "\n* ", "\n+ ", "\n>", "\n```", "\n~~~", "\n|", "\n1.", "\n1)"], StringComparison.Ordinal);

    // Markdown within them is Markdown.
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "a", "abbr", "b", "big", "cite", "del", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u");

    public static BodyFormat Of(string path, string body) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" => BodyFormat.Text,
        ".html" or ".htm" => BodyFormat.Html,
        _ => IsHtml(body) ? BodyFormat.Html : BodyFormat.Markdown,
    };

    private static bool IsHtml(string body)
    {
        var first = body.AsSpan(Preamble.Behind(body, 0));
        return BeginsWithTag().IsMatch(first) ? body.Length > MaxMarkdown || !HasMarkdown(body) : first.StartsWith("<!") || first.StartsWith("<?");
    }

    private static bool HasMarkdown(string body)
    {
        if (!body.AsSpan().ContainsAny(Hints))
        {
            return HasOnlyEmptyLines(body);
        }

        var open = new Stack<string>();
        var from = 0;
        for (var tag = Tag().Match(body); ; tag = tag.NextMatch())
        {
            if (IsMarkdown(body, from, tag.Success ? tag.Index : body.Length, open.Count))
            {
                return true;
            }

            if (!tag.Success)
            {
                return HasOnlyEmptyLines(body);
            }

            from = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            if (name.Length == 0 || Inline.Contains(name))
            {
                continue;
            }

            if (tag.Groups["close"].Success)
            {
                if (open.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    while (!open.Pop().Equals(name, StringComparison.OrdinalIgnoreCase))
                    {
                        // What was not closed before ends with it.
                    }
                }
            }
            else if (!Empty.Contains(name) && !tag.ValueSpan.EndsWith("/>"))
            {
                open.Push(name);
                if (open.Count > MaxDepth)
                {
                    return false;
                }
            }
        }
    }

    /// <summary>Whether nothing but empty lines parts its paragraphs.</summary>
    private static bool HasOnlyEmptyLines(string body) => body.AsSpan().TrimEnd().Contains("\n\n", StringComparison.Ordinal) && !BlockTag().IsMatch(body);

    private static bool IsMarkdown(string body, int from, int to, int depth)
    {
        if (depth == 0 && Emphasis().IsMatch(body.AsSpan(from, to - from)))
        {
            return true;
        }

        for (var line = from == 0 ? 0 : LineBehind(body, from, to); line < to; line = LineBehind(body, line, to))
        {
            var length = body.AsSpan(line).IndexOf('\n');
            var text = body.AsSpan(line, length < 0 ? body.Length - line : length);
            if (depth == 0 ? Block().IsMatch(text) : IsBehindEmptyLine(body, line) && SureBlock().IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    private static int LineBehind(string body, int from, int to)
    {
        var feed = body.AsSpan(from, to - from).IndexOf('\n');
        return feed < 0 ? to : from + feed + 1;
    }

    private static bool IsBehindEmptyLine(string body, int line)
    {
        var before = body.AsSpan(0, Math.Max(0, line - 1));
        return before[(before.LastIndexOf('\n') + 1)..].IsWhiteSpace();
    }

    [GeneratedRegex(@"\A</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex BeginsWithTag();

    // Comments, and elements whose text is none, in one piece.
    [GeneratedRegex("""
        <!--[\s\S]*?(?:-->|\z)
        | <(?<raw>script|style|pre|code|textarea)(?=[\s>])[\s\S]*?(?:</\k<raw>\s*>|\z)
        | <(?<close>/)?(?<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>]*>
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(?:div|p|br|h[1-6]|[uo]l|li|table|tr|td|section|article|main|header|figure|blockquote|center|details|pre|dl|form|html|body)(?=[\s/>])", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*|\[[^\[\]\n]{0,200}\]\([^()\s]{1,300}\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|1[.)][ \t]+\S|>[ \t]?\S|```|~~~|\|.*\|\s*$|!\[)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:#{1,6}[ \t]+\S|```|!?\[[^\[\]\n]{0,200}\]\([^()\s]{1,300}\)|\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SureBlock();
}
