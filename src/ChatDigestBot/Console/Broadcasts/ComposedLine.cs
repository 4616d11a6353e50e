using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>
/// One line of an editor's words: **bold**, __italic__, &lt;u&gt;underlined&lt;/u&gt;, ~~struck~~, ||hidden||, `code`, ```code that stands apart```, [words](address), ![sign](tg://emoji?id=1).
/// A mark never goes over the end of a line. Pure.
/// </summary>
internal static partial class ComposedLine
{
    // What may be a mark, and is a sign like others behind a backslash.
    private const string Signs = @"(?:\*\*|__|~~|\|\||</?u>|[`\[\]])";
    private const string Escaped = @"\\+" + Signs + "?";

    public static HtmlText Read(string line)
    {
        var html = new StringBuilder();
        var from = 0;
        for (var mark = Mark().Match(line); mark.Success; mark = mark.NextMatch())
        {
            html.Append(HtmlText.Encode(line[from..mark.Index]).Html).Append(Marked(mark).Html);
            from = mark.Index + mark.Length;
        }

        return HtmlText.FromTrusted(html.ToString()) + HtmlText.Encode(line[from..]);
    }

    /// <summary>A line of a text with its marks. Outer marks first; one that would be read as another is left out.</summary>
    public static string Write(HtmlTree tree, int start, int end)
    {
        var line = tree.Text[start..end];
        var kept = new List<HtmlSpan>();
        var written = TryWrite(line, kept)!;
        foreach (var span in tree.Spans.Where(span => MarksOf(span).Open.Length > 0 && span.Start < end && span.End > start))
        {
            if (TryWrite(line, [.. kept, Within(span, start, end)]) is { } more)
            {
                kept.Add(Within(span, start, end));
                written = more;
            }
        }

        return written;
    }

    private static HtmlSpan Within(HtmlSpan span, int start, int end) => new(
        Math.Max(span.Start, start) - start,
        Math.Min(span.End, end) - start,
        AddressOf(span) is { } address ? $"<a href=\"{HtmlText.Escape(address)}\">" : span.OpenTag);

    private static string? TryWrite(string line, IReadOnlyList<HtmlSpan> spans)
    {
        var meant = new HtmlTree(line, spans).Render(0, line.Length);
        return new[] { PutMarks(line, spans, words => words), PutMarks(line, spans, words => Sign().Replace(words, @"\$0")) }.FirstOrDefault(typed => Read(typed).Html == meant);
    }

    private static string PutMarks(string line, IReadOnlyList<HtmlSpan> spans, Func<string, string> write)
    {
        var marked = new StringBuilder();
        var from = 0;
        foreach (var place in spans.SelectMany(span => new[] { span.Start, span.End }).Append(line.Length).Distinct().Order())
        {
            var isCode = spans.Any(span => span.OpenTag is "<code>" or "<pre>" && span.Start <= from && span.End >= place);
            marked.Append(isCode ? line[from..place] : write(line[from..place]));
            from = place;
            // Inner marks end first and begin last.
            marked.AppendJoin("", spans.Where(span => span.End == place).Reverse().Select(span => MarksOf(span).Close));
            marked.AppendJoin("", spans.Where(span => span.Start == place).Select(span => MarksOf(span).Open));
        }

        return marked.ToString();
    }

    private static (string Open, string Close) MarksOf(HtmlSpan span) => span.OpenTag switch
    {
        "<b>" => ("**", "**"),
        "<i>" => ("__", "__"),
        "<u>" => ("<u>", "</u>"),
        "<s>" => ("~~", "~~"),
        "<tg-spoiler>" => ("||", "||"),
        "<code>" => ("`", "`"),
        "<pre>" => ("```", "```"),
        _ when AddressOf(span) is { } address => ("[", $"]({address})"),
        _ when span.OpenTag.StartsWith(HtmlText.CustomEmoji, StringComparison.Ordinal) => ("![", $"](tg://emoji?id={span.OpenTag[HtmlText.CustomEmoji.Length..^2]})"),
        _ => ("", ""),
    };

    private static string? AddressOf(HtmlSpan span) =>
        span.OpenTag.StartsWith("<a href=\"", StringComparison.Ordinal)
            ? HtmlTree.Parse(span.OpenTag["<a href=\"".Length..^2]).Text.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;

    private static HtmlText Marked(Match mark)
    {
        var group = mark.Groups.Values.Skip(1).First(one => one.Success && one.Name is not ("address" or "id"));
        return group.Name switch
        {
            "bold" => Read(group.Value).Bold(),
            "italic" => Read(group.Value).Italic(),
            "under" => Read(group.Value).Underlined(),
            "struck" => Read(group.Value).Struck(),
            "hidden" => Read(group.Value).Hidden(),
            "code" => HtmlText.Encode(group.Value).Code(),
            "block" => HtmlText.Encode(group.Value).Preformatted(),
            "emoji" => HtmlText.Encode(group.Value).InCustomEmoji(mark.Groups["id"].Value),
            "words" => Read(group.Value).Link(mark.Groups["address"].Value),
            _ => HtmlText.Encode(group.Value),
        };
    }

    // Signs behind a backslash belong to the words, also within a mark.
    [GeneratedRegex(
        @"(?<!\\)\\(?<signs>(?>\\*)" + Signs + ")"
        + @"|\*\*(?<bold>(?>" + Escaped + @"|[^*\\]|\*(?!\*))+)\*\*"
        + @"|__(?<italic>(?>" + Escaped + @"|[^_\\]|_(?!_))+)__"
        + @"|<u>(?<under>(?>" + Escaped + @"|[^<\\]|<(?!/?u>))+)</u>"
        + @"|~~(?<struck>(?>" + Escaped + @"|[^~\\]|~(?!~))+)~~"
        + @"|\|\|(?<hidden>(?>" + Escaped + @"|[^|\\]|\|(?!\|))+)\|\|"
        + "|(?<!`)```(?!`)(?<block>(?>[^`]|`{1,2}(?!`))+)```(?!`)"
        + "|`(?<code>[^`]+)`"
        + @"|!\[(?<emoji>[^\[\]\\]+)\]\(tg://emoji\?id=(?<id>[0-9]{1,20})\)"
        + @"|\[(?<words>(?>" + Escaped + @"|[^\[\]\\])+)\]\((?<address>(?:https?://|tg://|ton://|mailto:|tel:)[^\s()]+)\)",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Mark();

    // What could be a mark, with the backslashes before it.
    [GeneratedRegex(@"(?<!\\)(?>\\*)" + Signs, RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Sign();
}
