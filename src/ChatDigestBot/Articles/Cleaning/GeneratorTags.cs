using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>
/// Reads what site generators write into posts for themselves: tags of Hexo, Jekyll, Hugo, GitBook and WordPress, containers, admonitions and
/// tabs, tables of contents, links of wikis, comments and names that no reader sees. Of known ones what they hold stays, the rest is left out. Code is left as it is. Pure.
/// </summary>
internal static partial class GeneratorTags
{
    // Nobody writes tags into longer lines, and the patterns would take too long over them.
    private const int MaxLine = 4_000;

    // Comments and exports over several lines are no longer.
    private const int MaxAside = 200;

    private static readonly SearchValues<string> Hints = SearchValues.Create(["{%", "{{", ":::", "!!!", "???", "[TOC", "[toc", "[[", "{:", "[!", "[/", "@[toc", "${toc", "import ", "][", "]:",
        "{/*", "export ", "%%", " ^", "\n^", "^[", "{#", "{.", "=== \"", "===! \"", "===+ \"", "<<< ", "@[code", "){", "\"]", "']", "[gallery", "[audio", "[video", "[embed", "[playlist", "[hide]", "[reply]", "[/", "{::", "{:/", "{#", "*[", "{' '}", "{\" \"}", "[ez-toc", "[lwptoc", "image::", "video::", "&#123;%"], StringComparison.Ordinal);

    public static string Read(string body, bool isHtml)
    {
        if (!body.AsSpan().ContainsAny(Hints))
        {
            return body;
        }

        body = WithoutAssigned(TocList().Replace(body, ""));
        var addresses = isHtml ? [] : Definition().Matches(body).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = new StringBuilder(body.Length);
        var isIndented = false;
        string? fence = null;
        var lines = body.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            // What stands below !!! note is indented; as Markdown it would be code.
            if (isIndented && !string.IsNullOrWhiteSpace(line))
            {
                isIndented = line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith('\t');
                line = !isIndented ? line : fence is null ? line.TrimStart() : line[(line[0] == '\t' ? 1 : 4)..];
            }

            var trimmed = line.AsSpan().Trim();
            if (fence is not null)
            {
                var ends = fence[0] == '<' ? line.Contains(fence, StringComparison.OrdinalIgnoreCase) : trimmed.StartsWith(fence);
                fence = ends ? null : fence;
                read.Append(line).Append('\n');
                continue;
            }

            if (!isHtml && CodeFence.Is(trimmed))
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

            if (!isHtml && FindEndOfAside(lines, index) is { } last)
            {
                index = last;
                read.Append('\n');
                continue;
            }

            isIndented |= line.Length <= MaxLine && Admonition().IsMatch(line);
            read.Append(ReadLine(line, isHtml, addresses)).Append('\n');
        }

        return read.ToString();
    }

    // {{ release.version }} of what {% assign release = … %} or a loop names: only the generator knows it.
    private static string WithoutAssigned(string body)
    {
        if (!body.Contains("{%", StringComparison.Ordinal) || !body.Contains("{{", StringComparison.Ordinal))
        {
            return body;
        }

        var names = Assigned().Matches(body).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 ? body : Assignable().Replace(body, match => names.Contains(match.Groups["name"].Value) ? "" : match.Value);
    }

    /// <summary>The last line of what is there for the generator alone: a comment of MDX or Obsidian, a value that MDX exports.</summary>
    private static int? FindEndOfAside(string[] lines, int index)
    {
        var line = lines[index].AsSpan().Trim();
        if (line.StartsWith("export ") && line.Length <= MaxLine && (index == 0 || string.IsNullOrWhiteSpace(lines[index - 1]) || WholeLine().IsMatch(lines[index - 1])) && Export().IsMatch(line))
        {
            return line[^1] is '{' or '[' or '(' ? FindLine(lines, index, static line => line is ['}' or ']' or ')', ..]) : index;
        }

        if (line.StartsWith("import ") && line.Length <= MaxLine && OpenImport().IsMatch(line))
        {
            return FindLine(lines, index, static line => line.Length <= MaxLine && EndOfImport().IsMatch(line));
        }

        if (line is ['{' or '[', ..] && line.Length <= MaxLine && BeginsAside().IsMatch(line) && !EndsAside().IsMatch(line))
        {
            return FindLine(lines, index, static line => line.Length <= MaxLine && EndsAside().IsMatch(line));
        }

        if (line.StartsWith("{%") && !line.Contains("%}", StringComparison.Ordinal))
        {
            return FindLine(lines, index, static line => line.TrimEnd().EndsWith("%}", StringComparison.Ordinal));
        }

        return line.StartsWith("%%") && line.LastIndexOf("%%") == 0 ? FindLine(lines, index, static line => line.TrimEnd().EndsWith("%%", StringComparison.Ordinal))
            : line.StartsWith("{/*") && !line.Contains("*/}", StringComparison.Ordinal) ? FindLine(lines, index, static line => line.TrimEnd().EndsWith("*/}", StringComparison.Ordinal))
            : null;
    }

    private static int? FindLine(string[] lines, int index, Predicate<string> isLast) =>
        Array.FindIndex(lines, index + 1, Math.Min(MaxAside, lines.Length - index - 1), isLast) is var found and >= 0 ? found : null;

    private static string ReadLine(string line, bool isHtml, HashSet<string> addresses)
    {
        if (line.Length > MaxLine || !(line.AsSpan().ContainsAny(Hints) || line.StartsWith('^')))
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
            var (mark, title) = (alert.Groups[1].Value, ReadWords(alert.Groups[2].Value, isHtml, addresses).Trim());
            return title.Length == 0 ? mark : title.Contains('*', StringComparison.Ordinal) ? $"{mark}{title}\n{mark}" : $"{mark}**{title}**\n{mark}";
        }

        return ReadWords(line, isHtml, addresses);
    }

    private static string ReadWords(string line, bool isHtml, HashSet<string> addresses)
    {
        // Between backticks it is spoken of, not used.
        var parts = line.Split('`');
        for (var index = 0; index < parts.Length; index += 2)
        {
            parts[index] = ReadText(isHtml ? parts[index] : ReadMarks(parts[index], addresses), isHtml);
        }

        return string.Join('`', parts);
    }

    // [text][3] and ![picture][4] whose addresses got lost: an excerpt, or a picture that was written into the post.
    private static string ReadMarks(string text, HashSet<string> addresses) => Mark().Replace(text.Contains("{{", StringComparison.Ordinal) ? ToVariable().Replace(text, "$1") : text, match =>
        addresses.Contains(match.Groups[3].Length > 0 ? match.Groups[3].Value : match.Groups[2].Value) || (match.Groups[1].Length == 0 && match.Groups[2].ValueSpan.IndexOfAnyExceptInRange('0', '9') < 0) ? match.Value
        : match.Groups[1].Length > 0 ? "" : match.Groups[2].Value);

    private static string ReadText(string text, bool isHtml)
    {
        text = PutAside().Replace(text, "");
        text = Tag().Replace(text, match => ReadTag(match.Groups[1].Value, match.Groups[2].Value, isHtml));
        text = Output().Replace(text, static match => match.Groups[1].ValueSpan is ['"' or '\'', ..] || match.Groups[2].ValueSpan is ['(', ..] || Variable().IsMatch(match.Groups[1].ValueSpan) ? "" : match.Value);
        text = isHtml ? text : InlineNote().Replace(Comment().Replace(text, ""), static match => match.Value.Any(TextFolding.IsHan) ? $"（{match.Groups[1].Value}）" : $" ({match.Groups[1].Value})");
        text = Embed().Replace(text, "");
        text = WikiLink().Replace(text, static match => match.Groups[2].Success ? match.Groups[2].Value : match.Groups[1].Value);
        return Shortcode().Replace(Attributes().Replace(BlockName().Replace(text, ""), ""), "");
    }

    private static string ReadTag(string name, string arguments, bool isHtml) => name.ToLowerInvariant() switch
    {
        "codeblock" or "highlight" or "code" => isHtml ? "<pre>" : $"\n```{Language().Match(arguments).Groups[1].Value}\n",
        "endcodeblock" or "endhighlight" or "endcode" or "/highlight" or "/code" => isHtml ? "</pre>" : "\n```\n",
        "asset_img" or "img" or "image" or "figure" or "asset_image" => $" {Caption(arguments)} ",
        "link" => LinkText(arguments),
        "post_link" or "asset_link" => PostLinkText(arguments),
        "btn" or "button" => ButtonText(arguments),
        "mark" or "label" or "span" or "kbd" or "u" or "emp" or "wavy" or "del" or "psw" or "bb" or "checkbox" or "radio" => Look().Replace(arguments, "").Trim().Trim('"', '\''),
        "p" or "cell" => arguments.Split(',') is [var first, var second, ..] ? (name is "p" ? second : first).Trim() : "",
        "hideinline" => arguments.Split(',')[0].Trim(),
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

    // The name of the file comes first, then what is shown, and whether to escape it.
    private static string PostLinkText(string arguments)
    {
        var words = Words().Matches(arguments).Select(match => match.Value.Trim('"', '\'')).Where(word => word is not ("true" or "false")).ToList();
        return string.Join(' ', words.Count > 1 ? words[1..] : words);
    }

    // Address, text, picture, or text::address; in Hugo the text stands between two tags.
    private static string ButtonText(string arguments)
    {
        var isNamed = arguments.AsSpan(0, Math.Max(0, arguments.AsSpan().IndexOfAny(',', ':'))).Contains('=');
        var text = arguments.Contains("::", StringComparison.Ordinal) ? arguments.Split("::")[0] : !isNamed && arguments.Split(',') is [_, var second, ..] ? second : "";
        return text.Trim().Trim('"', '\'');
    }

    private static bool IsFile(string word) => word.Contains('.', StringComparison.Ordinal) || word.Contains('/', StringComparison.Ordinal);

    private static bool IsSize(string word) => word.Trim('"', '\'', '%').All(character => char.IsAsciiDigit(character) || character is 'x' or 'p');

    [GeneratedRegex(@"^[ \t]*[*-][ \t]+\w{1,30}[ \t]*\n[ \t]*\{:toc[^{}\n]{0,40}\}[ \t]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex TocList();

    [GeneratedRegex(@"^\s*(?:[*-]\s+)?(?:\[\[?_?toc_?\]\]?|@\[toc\](?:\([^)]*\))?|\$\{toc\}|\[[^\[\]\n]{1,80}\]:|\{:toc\}|\{:[^{}\n]{0,200}\}|toc\s*\{:toc\}|import\s+(?:[\w{},*\s]{1,200}\s+from\s+)?['""][^'""]{1,200}['""];?|<<<\s+[@./~]\S{0,200}(?:\s.{0,80})?|@\[code[^\[\]\n]{0,80}\]\([^()\n]{1,200}\)|(?:image|video)::\S{1,200}\[[^\[\]\n]{0,200}\]|\[(?:ez-toc|lwptoc|gallery|audio|video|playlist)\]|\*\[[^\[\]\n]{1,40}\]:.*|\{:(?:/?[a-z]*|:[a-z]+(?:\s[^{}\n]{0,80})?/?)\}|\^[A-Za-z0-9-]{3,40}|&#123;%-?\s*(?:end)?raw\s*-?%(?:&#125;|\}))\s*$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex WholeLine();

    // What its writer put aside, and what is shown only to those who answered.
    [GeneratedRegex(@"\{%-?\s*comment\s*-?%\}.{0,1000}?\{%-?\s*endcomment\s*-?%\}|\{::comment\}.{0,1000}?\{:/(?:comment)?\}|\{\{-?\s*/\*.{0,1000}?\*/\s*-?\}\}|\{\{([<%])\s*comment\s*[>%]\}\}.{0,1000}?\{\{\1\s*/comment\s*[>%]\}\}|\[(hide|reply)\].{0,1000}?\[/\2\]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex PutAside();

    [GeneratedRegex(@"^\s*(?:\{%-?\s*comment\b|\{::comment\}|\{\{[<%]\s*comment\s*[>%]\}\}|\{\{-?\s*/\*|\[(?:hide|reply)\])", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex BeginsAside();

    [GeneratedRegex(@"(?:\{%-?\s*endcomment\s*-?%\}|\{:/(?:comment)?\}|\{\{[<%]\s*/comment\s*[>%]\}\}|\*/\s*-?\}\}|\[/(?:hide|reply)\])\s*$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex EndsAside();

    [GeneratedRegex(@"^export\s+(?:default\s.*|(?:const|let|var)\s+[\w{},\s]{1,200}=.*|(?:async\s+)?(?:function|class)\s.*[({]|\{.*\}(?:\s+from\s.*)?;?|\*\s+from\s.*)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Export();

    [GeneratedRegex(@"^import\s+(?:type\s+)?(?:\w{1,80},\s*)?\{[^}]*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex OpenImport();

    [GeneratedRegex(@"^\s*\}\s*from\s+['""][^'""]{1,200}['""];?\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex EndOfImport();

    [GeneratedRegex(@"^ {0,3}\[([^\[\]\n]{1,80})\]:[ \t]*\S", RegexOptions.Multiline, PatternLimit.Milliseconds)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(!)\[([^\[\]\n]{0,200})\]\[([^\[\]\n]{1,80})\]|(?<![A-Za-z0-9_\])])\[(?<2>[^\[\]\n]{1,200})\]\[(?<3>[0-9]{1,3}|[A-Za-z0-9#](?=[^\[\]\n]* )[A-Za-z0-9 #._/'-]{1,80})\]|(?<![A-Za-z0-9_\])])\[(?<2>[^\[\]\n]{2,200})\]\[(?<3>)\]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Mark();

    // [text]({{ address }}), which only the generator knows.
    [GeneratedRegex(@"(?<!!)\[([^\[\]\n]{1,200})\]\(\s*\{\{[^{}\n]{1,120}\}\}[^()\s]{0,200}\s*\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ToVariable();

    [GeneratedRegex(@"^\s*:{3,}\s*(?:\{?\.?[A-Za-z][\w-]*\}?)?\s*\[?((?:[^\[\]{}:]|:(?!:))*)\]?\s*(?:\{[^{}]*\})?\s*:*\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Container();

    [GeneratedRegex(@"^\s*(?:(?:!!!|\?\?\?\+?)\s+[A-Za-z][\w -]{0,40}(?:\s*""([^""]*)"")?|===[!+]?\s+""(?<1>[^""]*)"")\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Admonition();

    [GeneratedRegex(@"^(\s*>[\s>]*)\[![A-Za-z][\w-]*(?:\|[^\[\]\n]{0,40})?\][+-]?\s*(.*)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Alert();

    // {% name … %}, {{< name … >}} and {{% name … %}}.
    [GeneratedRegex(@"(?:\{%-?|\{\{[<%])\s*(/?[A-Za-z_][\w.-]*)\s*((?:""[^""\n]{0,1000}""|'[^'\n]{0,1000}'|[^%>""'\n]|[%>](?!\}))*?)\s*/?(?:[>%]\}\}|-?%\})", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{\{-?\s*([\w$.]+|""[^""{}\n]{0,300}""|'[^'{}\n]{0,300}')(?:\s*([|.:(\[][^{}\n]{0,120}))?\s*-?\}\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Output();

    [GeneratedRegex(@"\{%-?\s*(?:assign|capture|for)\s+([A-Za-z_][\w-]{0,60})\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Assigned();

    // Alone on a line, or behind the name of the value, it takes the line with it.
    [GeneratedRegex(@"^[ \t]*(?:[-*+][ \t]+)?(?:[\w ]{1,24}[:：][ \t]*)?<?\{\{-?\s*(?<name>[A-Za-z_][\w-]{0,60})(?:[.|\s\[][^{}\n]{0,160})?\}\}>?[ \t]*$|[ \t]?\{\{-?\s*(?<name>[A-Za-z_][\w-]{0,60})(?:[.|\s\[][^{}\n]{0,160})?\}\}(?=[.,;:!?])|\{\{-?\s*(?<name>[A-Za-z_][\w-]{0,60})(?:[.|\s\[][^{}\n]{0,160})?\}\}", RegexOptions.Multiline, PatternLimit.Milliseconds)]
    private static partial Regex Assignable();

    // What generators know of the site and the page; {{name}} is what a text says of a template.
    [GeneratedRegex(@"^(?:\.|\$|(?:site|page|post|layout|theme|config|paginat(?:or|ion)|collections?|frontmatter|resources?|jekyll|hexo|hugo|eleventy|book|env|process)\.)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{/\*.*?\*/\}|\{\#.{0,300}?\#\}|\{(?:'\s{0,4}'|""\s{0,4}"")\}|(?<![0-9%])%%(?!%)[^%\n]{1,300}%%(?!%)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Comment();

    // Not ^[1]^, which is raised.
    [GeneratedRegex(@"\^\[(?![0-9]+\])([^\[\]\n]{2,300})\](?!\^)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex InlineNote();

    // Obsidian's name of a block, for links to it.
    [GeneratedRegex(@"\s\^(?=[0-9-]*[A-Za-z])[A-Za-z0-9-]{3,40}\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex BlockName();

    // Of a coloured piece of text: primary@, red::, red, or a colour at its end.
    [GeneratedRegex(@"^\s*[\w-]*@|^[\w\s:-]{1,30}::|^[A-Za-z][\w\s-]{0,30},\s*|\s+(?:default|blue|pink|red|purple|orange|green)\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Look();

    [GeneratedRegex(@"!\[\[[^\[\]\n]{1,200}\]\]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Embed();

    [GeneratedRegex(@"\[\[([^\[\]|\n]{1,120})(?:\|([^\[\]\n]{1,120}))?\]\]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"\s*(?<!\{)\{(?::\s*[.#]?[\w-][^{}\n]{0,160}|[.#][\p{L}_][\w .#=""'%-]{0,100})\}\s*#*\s*$|(?<=\))\{:?\s*(?:[.#:][\w-]|[\w-]+=)[^{}\n]{0,200}\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Attributes();

    // Bare [video] is a word of the text, unless it is closed.
    [GeneratedRegex("""
        \[/?(?:contact-form-7|wpforms|su_\w+|et_pb_\w+|vc_\w+|fusion_\w+|elementor[\w-]*)(?:\s[^\[\]\n]{0,400})?/?\]
        |\[(embed|audio|video)(?:\s[^\[\]\n]{0,400})?\]\s*https?://[^\s\[\]]{1,400}\s*\[/\1\]
        |\[(?<name>caption|gallery|embed|audio|video|playlist)\](?=[^\n]{0,400}\[/\k<name>\])|\[/(?:caption|gallery|embed|audio|video|playlist)\]
        |\[(?:caption|gallery|embed|audio|video|playlist)\s[^\[\]\n]{0,400}=[^\[\]\n]{0,400}\]
        |\[/(?:collapse|scode|button|blockquote|photos|note|tip|warning|info|su_\w+|details|quote|spoiler|poll|row|col(?:umn)?|tabs?|accordion|toggle|box)\]|\[photos\]
        |\[(?!code\b|sourcecode\b)[a-z][\w-]{2,30}(?:\s+[\w-]{1,30}=(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))+\s*/?\](?![(\[:])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Shortcode();

    [GeneratedRegex(@"(?:lang:)?([A-Za-z0-9+#-]{0,20})", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Language();

    [GeneratedRegex(@"\b(?:caption|title|alt)\s*=\s*[""']([^""']{0,300})[""']", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Named();

    [GeneratedRegex(@"""[^""]*""|'[^']*'|\S+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Words();
}
