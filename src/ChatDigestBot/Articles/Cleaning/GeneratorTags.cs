using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>
/// Reads what site generators write into posts for themselves: tags of Hexo, Jekyll, Hugo, GitBook and WordPress, containers and
/// admonitions, tables of contents, links of wikis. Of known ones what they hold stays, the rest is left out. Code is left as it is. Pure.
/// </summary>
internal static partial class GeneratorTags
{
    // Nobody writes tags into longer lines, and the patterns would take too long over them.
    private const int MaxLine = 4_000;

    private static readonly SearchValues<string> Hints = SearchValues.Create(["{%", "{{", ":::", "!!!", "???", "[TOC", "[toc", "[[", "{:", "[!", "[/", "@[toc", "${toc", "import ", "][", "]:"], StringComparison.Ordinal);

    public static string Read(string body, bool isHtml)
    {
        if (!body.AsSpan().ContainsAny(Hints))
        {
            return body;
        }

        body = TocList().Replace(body, "");
        var addresses = isHtml ? [] : Definition().Matches(body).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = new StringBuilder(body.Length);
        var isIndented = false;
        string? fence = null;
        foreach (var written in body.Split('\n'))
        {
            var line = written;
            var trimmed = line.AsSpan().Trim();
            if (fence is not null)
            {
                var ends = fence[0] == '<' ? line.Contains(fence, StringComparison.OrdinalIgnoreCase) : trimmed.StartsWith(fence);
                fence = ends ? null : fence;
                read.Append(line).Append('\n');
                continue;
            }

            if (!isHtml && (trimmed.StartsWith("```") || trimmed.StartsWith("~~~")))
            {
                fence = trimmed[..3].ToString();
            }
            else if (line.Contains("<pre", StringComparison.OrdinalIgnoreCase) && !line.Contains("</pre>", StringComparison.OrdinalIgnoreCase))
            {
                fence = "</pre>";
            }

            if (fence is not null || line.Contains("<pre", StringComparison.OrdinalIgnoreCase))
            {
                read.Append(line).Append('\n');
                continue;
            }

            // What stands below !!! note is indented; as Markdown it would be code.
            if (isIndented && trimmed.Length > 0)
            {
                isIndented = line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith('\t');
                line = isIndented ? line.TrimStart() : line;
            }

            isIndented |= line.Length <= MaxLine && Admonition().IsMatch(line);
            read.Append(ReadLine(line, isHtml, addresses)).Append('\n');
        }

        return read.ToString();
    }

    private static string ReadLine(string line, bool isHtml, HashSet<string> addresses)
    {
        if (line.Length > MaxLine || !line.AsSpan().ContainsAny(Hints))
        {
            return line;
        }

        if (WholeLine().IsMatch(line))
        {
            return "";
        }

        if (Container().Match(line) is { Success: true } container)
        {
            return container.Groups[1].Value.Trim() is { Length: > 0 } title ? $"**{title}**\n" : "";
        }

        if (Admonition().Match(line) is { Success: true } admonition)
        {
            return admonition.Groups[1].Success ? $"**{admonition.Groups[1].Value}**\n" : "";
        }

        if (Alert().Match(line) is { Success: true } alert)
        {
            return $"> {alert.Groups[1].Value}";
        }

        // Between backticks it is spoken of, not used.
        var parts = line.Split('`');
        for (var index = 0; index < parts.Length; index += 2)
        {
            parts[index] = ReadText(isHtml ? parts[index] : ReadMarks(parts[index], addresses), isHtml);
        }

        return string.Join('`', parts);
    }

    // [text][3] and ![picture][4] whose addresses got lost: an excerpt, or a picture that was written into the post.
    private static string ReadMarks(string text, HashSet<string> addresses) => Mark().Replace(text, match =>
        addresses.Contains(match.Groups[3].Value) || (match.Groups[1].Length == 0 && match.Groups[2].ValueSpan.IndexOfAnyExceptInRange('0', '9') < 0) ? match.Value
        : match.Groups[1].Length > 0 ? "" : match.Groups[2].Value);

    private static string ReadText(string text, bool isHtml)
    {
        text = Tag().Replace(text, match => ReadTag(match.Groups[1].Value, match.Groups[2].Value, isHtml));
        text = Output().Replace(text, "");
        text = Embed().Replace(text, "");
        text = WikiLink().Replace(text, static match => match.Groups[2].Success ? match.Groups[2].Value : match.Groups[1].Value);
        return Shortcode().Replace(Attributes().Replace(text, ""), "");
    }

    private static string ReadTag(string name, string arguments, bool isHtml) => name.ToLowerInvariant() switch
    {
        "codeblock" or "highlight" or "code" => isHtml ? "<pre>" : $"\n```{Language().Match(arguments).Groups[1].Value}\n",
        "endcodeblock" or "endhighlight" or "endcode" or "/highlight" or "/code" => isHtml ? "</pre>" : "\n```\n",
        "asset_img" or "img" or "image" or "figure" or "asset_image" => $" {Caption(arguments)} ",
        "link" or "post_link" or "asset_link" => LinkText(arguments),
        "mark" or "label" or "span" or "kbd" or "u" or "emp" or "wavy" or "del" or "psw" or "bb" => LinkText(arguments),
        _ => "",
    };

    /// <summary>What is said of a picture, without its place and its size.</summary>
    private static string Caption(string arguments)
    {
        if (Named().Match(arguments) is { Success: true } named)
        {
            return named.Groups[1].Value;
        }

        return string.Join(' ', Words().Matches(arguments).Select(match => match.Value).SkipWhile(word => !IsFile(word)).Skip(1).Where(word => !IsSize(word))).Trim('"', '\'', '“', '”');
    }

    private static string LinkText(string arguments) =>
        string.Join(' ', Words().Matches(arguments).Select(match => match.Value.Trim('"', '\'')).Where(word => !word.Contains("://", StringComparison.Ordinal) && word is not ("true" or "false") && !word.StartsWith('@') && !(IsFile(word) || word.StartsWith('/'))));

    private static bool IsFile(string word) => word.Contains('.', StringComparison.Ordinal) || word.Contains('/', StringComparison.Ordinal);

    private static bool IsSize(string word) => word.Trim('"', '\'', '%').All(character => char.IsAsciiDigit(character) || character is 'x' or 'p');

    [GeneratedRegex(@"^[ \t]*[*-][ \t]+\w{1,30}[ \t]*\n[ \t]*\{:toc[^{}\n]{0,40}\}[ \t]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex TocList();

    [GeneratedRegex(@"^\s*(?:[*-]\s+)?(?:\[\[?_?toc_?\]\]?|@\[toc\](?:\([^)]*\))?|\$\{toc\}|\[[^\[\]\n]{1,80}\]:|\{:toc\}|\{:[^{}\n]{0,200}\}|toc\s*\{:toc\}|import\s+[\w{},*\s]{1,200}\s+from\s+['""][^'""]{1,200}['""];?)\s*$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex WholeLine();

    [GeneratedRegex(@"^ {0,3}\[([^\[\]\n]{1,80})\]:[ \t]*\S", RegexOptions.Multiline, PatternLimit.Milliseconds)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(!)\[([^\[\]\n]{0,200})\]\[([^\[\]\n]{1,80})\]|(?<![A-Za-z0-9_\])])\[(?<2>[^\[\]\n]{1,200})\]\[(?<3>[0-9]{1,3})\]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*:{3,}\s*(?:\{?\.?[A-Za-z][\w-]*\}?)?\s*\[?([^\[\]{}:]*)\]?\s*(?:\{[^{}]*\})?\s*:*\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Container();

    [GeneratedRegex(@"^\s*(?:!!!|\?\?\?\+?)\s+[A-Za-z][\w -]{0,40}(?:\s*""([^""]*)"")?\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Admonition();

    [GeneratedRegex(@"^\s*>\s*\[![A-Za-z]+\][+-]?\s*(.*)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Alert();

    // {% name … %}, {{< name … >}} and {{% name … %}}.
    [GeneratedRegex(@"(?:\{%-?|\{\{[<%])\s*(/?[A-Za-z_][\w.-]*)\s*((?:""[^""\n]{0,300}""|'[^'\n]{0,300}'|[^%>""'\n]|[%>](?!\}))*?)\s*/?(?:[>%]\}\}|-?%\})", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{\{-?\s*[\w$.]+(?:\s*[|.:(\[][^{}\n]{0,120})?\s*-?\}\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Output();

    [GeneratedRegex(@"!\[\[[^\[\]\n]{1,200}\]\]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Embed();

    [GeneratedRegex(@"\[\[([^\[\]|\n]{1,120})(?:\|([^\[\]\n]{1,120}))?\]\]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"\s*\{:\s*[.#]?[\w-][^{}\n]{0,160}\}\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\[/?(?:caption|gallery|embed|audio|video|playlist|contact-form-7|wpforms|su_\w+|et_pb_\w+|vc_\w+|fusion_\w+|elementor[\w-]*)(?:\s[^\[\]\n]{0,400})?/?\]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Shortcode();

    [GeneratedRegex(@"(?:lang:)?([A-Za-z0-9+#-]{0,20})", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Language();

    [GeneratedRegex(@"\b(?:caption|title|alt)\s*=\s*[""']([^""']{0,300})[""']", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Named();

    [GeneratedRegex(@"""[^""]*""|'[^']*'|\S+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Words();
}
