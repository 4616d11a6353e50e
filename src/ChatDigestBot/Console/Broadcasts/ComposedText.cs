using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>An editor's words with the marks that people type in Telegram: **bold**, __italic__, ~~struck~~, ||hidden||, `code`, [words](address), lines behind "&gt; "; a backslash before a mark makes it a sign like others. Pure.</summary>
internal static partial class ComposedText
{
    /// <param name="text">As typed; what is no mark arrives as it stands.</param>
    public static HtmlText Read(string text)
    {
        var parts = new List<HtmlText>();
        var quote = new List<HtmlText>();
        foreach (var line in text.ReplaceLineEndings("\n").Trim().Split('\n'))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                quote.Add(ReadLine(line[2..]));
                continue;
            }

            EndQuote();
            parts.Add(ReadLine(SignOfQuote().IsMatch(line) ? line[1..] : line));
        }

        EndQuote();
        return HtmlText.Join("\n", parts);

        void EndQuote()
        {
            if (quote.Count > 0)
            {
                parts.Add(HtmlText.Join("\n", quote).Quote());
                quote.Clear();
            }
        }
    }

    /// <summary>The words with their marks, to be changed and read again: what stands there stays; marks that cannot be typed here, or would not be read as they were meant, are lost.</summary>
    public static string Write(HtmlText text)
    {
        var tree = HtmlTree.Parse(text.Html);
        var lines = new List<string>();
        var start = 0;
        foreach (var line in tree.Text.Split('\n'))
        {
            var end = start + line.Length;
            var isQuoted = tree.Spans.Any(span => IsQuote(span) && span.Start <= start && span.End > start && span.End >= end);
            var marked = WriteLine(line, [.. tree.Spans.Where(span => MarksOf(span).Open.Length > 0 && span.Start < end && span.End > start).Select(span => Within(span, start, end))]);
            lines.Add(isQuoted ? $"> {marked}" : SignOfQuote().IsMatch(marked) ? $"\\{marked}" : marked);
            start = end + 1;
        }

        return string.Join('\n', lines);
    }

    // A mark never goes over the end of a line.
    private static HtmlSpan Within(HtmlSpan span, int start, int end) => new(
        Math.Max(span.Start, start) - start,
        Math.Min(span.End, end) - start,
        AddressOf(span) is { } address ? $"<a href=\"{HtmlText.Escape(address)}\">" : span.OpenTag);

    // Outer marks first; one that would be read as another is left out.
    private static string WriteLine(string line, IReadOnlyList<HtmlSpan> spans)
    {
        var kept = new List<HtmlSpan>();
        var written = TryWrite(line, kept)!;
        foreach (var span in spans)
        {
            if (TryWrite(line, [.. kept, span]) is { } more)
            {
                (kept, written) = ([.. kept, span], more);
            }
        }

        return written;
    }

    private static string? TryWrite(string line, IReadOnlyList<HtmlSpan> spans)
    {
        var meant = new HtmlTree(line, spans).Render(0, line.Length);
        return new[] { PutMarks(line, spans, words => words), PutMarks(line, spans, words => Sign().Replace(words, @"\$0")) }.FirstOrDefault(typed => ReadLine(typed).Html == meant);
    }

    private static string PutMarks(string line, IReadOnlyList<HtmlSpan> spans, Func<string, string> write)
    {
        var marked = new StringBuilder();
        var from = 0;
        foreach (var place in spans.SelectMany(span => new[] { span.Start, span.End }).Append(line.Length).Distinct().Order())
        {
            var isCode = spans.Any(span => span.OpenTag == "<code>" && span.Start <= from && span.End >= place);
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
        "<s>" => ("~~", "~~"),
        "<tg-spoiler>" => ("||", "||"),
        "<code>" => ("`", "`"),
        _ when AddressOf(span) is { } address => ("[", $"]({address})"),
        _ => ("", ""),
    };

    private static bool IsQuote(HtmlSpan span) => span.OpenTag.StartsWith("<blockquote", StringComparison.Ordinal);

    private static string? AddressOf(HtmlSpan span) =>
        span.OpenTag.StartsWith("<a href=\"", StringComparison.Ordinal)
            ? HtmlTree.Parse(span.OpenTag["<a href=\"".Length..^2]).Text.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;

    private static HtmlText ReadLine(string line)
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

    private static HtmlText Marked(Match mark) =>
        mark.Groups["bold"] is { Success: true } bold ? ReadLine(bold.Value).Bold()
        : mark.Groups["italic"] is { Success: true } italic ? ReadLine(italic.Value).Italic()
        : mark.Groups["struck"] is { Success: true } struck ? Wrap("s", ReadLine(struck.Value))
        : mark.Groups["hidden"] is { Success: true } hidden ? Wrap("tg-spoiler", ReadLine(hidden.Value))
        : mark.Groups["code"] is { Success: true } code ? HtmlText.Encode(code.Value).Code()
        : mark.Groups["signs"] is { Success: true } signs ? HtmlText.Encode(signs.Value)
        : ReadLine(mark.Groups["words"].Value).Link(mark.Groups["address"].Value);

    private static HtmlText Wrap(string tag, HtmlText inner) => HtmlText.FromTrusted($"<{tag}>{inner.Html}</{tag}>");

    // Signs behind a backslash belong to the words, also within a mark.
    [GeneratedRegex(
        @"(?<!\\)\\(?<signs>(?>\\*)(?:\*\*|__|~~|\|\||[`\[\]]))"
        + @"|\*\*(?<bold>(?>\\+(?:\*\*|__|~~|\|\||[`\[\]])?|[^*\\]|\*(?!\*))+)\*\*"
        + @"|__(?<italic>(?>\\+(?:\*\*|__|~~|\|\||[`\[\]])?|[^_\\]|_(?!_))+)__"
        + @"|~~(?<struck>(?>\\+(?:\*\*|__|~~|\|\||[`\[\]])?|[^~\\]|~(?!~))+)~~"
        + @"|\|\|(?<hidden>(?>\\+(?:\*\*|__|~~|\|\||[`\[\]])?|[^|\\]|\|(?!\|))+)\|\|"
        + @"|`(?<code>[^`]+)`"
        + @"|\[(?<words>(?>\\+(?:\*\*|__|~~|\|\||[`\[\]])?|[^\[\]\\])+)\]\((?<address>(?:https?://|tg://|ton://|mailto:|tel:)[^\s()]+)\)",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Mark();

    // What could be a mark, with the backslashes before it.
    [GeneratedRegex(@"(?<!\\)(?>\\*)(?:\*\*|__|~~|\|\||[`\[\]])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^\\*> ", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SignOfQuote();
}
