using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>
/// An editor's words with the marks that people type in Telegram: those of <see cref="ComposedLine"/> within a line; lines behind "&gt; " are a quote,
/// behind "&gt;&gt; " one that is folded; lines between two of ``` are code, in the language that the first one names. A backslash before a mark makes it a sign like others. Pure.
/// </summary>
internal static partial class ComposedText
{
    private const string Quote = "> ";
    private const string FoldedQuote = ">> ";

    /// <param name="text">As typed; what is no mark arrives as it stands.</param>
    public static HtmlText Read(string text) => ReadBlocks(text.ReplaceLineEndings("\n").Trim().Split('\n'), mayQuote: true);

    /// <summary>The words with their marks, to be changed and read again: what stands there stays; marks that would not be read as they were meant are lost.</summary>
    public static string Write(HtmlText text)
    {
        var tree = HtmlTree.Parse(text.Html);
        var lines = new List<string>();
        for (var start = 0; start <= tree.Text.Length;)
        {
            var end = EndOfLine(tree.Text, start);
            var quote = QuoteAround(tree, start, end);
            var prefix = quote is null ? "" : quote.OpenTag == "<blockquote>" ? Quote : FoldedQuote;
            if (CodeFrom(tree, start) is { } code && (quote is null || quote.End >= code.End))
            {
                lines.AddRange(WriteCode(code.Text, code.Language).Select(line => prefix + line));
                start = code.Next;
                continue;
            }

            var marked = ComposedLine.Write(tree, start, end);
            lines.Add(IsFence(marked) || (quote is null && SignOfQuote().IsMatch(marked)) ? $"{prefix}\\{marked}" : prefix + marked);
            start = end + 1;
        }

        return string.Join('\n', lines);
    }

    // Code may hold lines that look like quotes; in a quote there is no other.
    private static HtmlText ReadBlocks(ReadOnlySpan<string> lines, bool mayQuote)
    {
        var parts = new List<HtmlText>();
        for (var taken = 0; lines.Length > 0; lines = lines[taken..])
        {
            (var part, taken) = ReadCode(lines) is { Taken: > 0 } code ? code
                : mayQuote && PrefixOf(lines[0]) is { } prefix ? ReadQuote(lines, prefix)
                : (ReadPlain(lines[0], mayQuote), 1);
            parts.Add(part);
        }

        return HtmlText.Join("\n", parts);
    }

    private static string? PrefixOf(string line) =>
        line.StartsWith(Quote, StringComparison.Ordinal) ? Quote : line.StartsWith(FoldedQuote, StringComparison.Ordinal) ? FoldedQuote : null;

    private static (HtmlText Part, int Taken) ReadQuote(ReadOnlySpan<string> lines, string prefix)
    {
        var quoted = new List<string>();
        foreach (var line in lines)
        {
            if (!line.StartsWith(prefix, StringComparison.Ordinal))
            {
                break;
            }

            quoted.Add(line[prefix.Length..]);
        }

        var words = ReadBlocks(quoted.ToArray(), mayQuote: false);
        return (prefix == Quote ? words.Quote() : words.ExpandableQuote(), quoted.Count);
    }

    private static HtmlText ReadPlain(string line, bool mayQuote) => ComposedLine.Read(mayQuote && SignOfQuote().IsMatch(line) ? line[1..] : line);

    // Without an end, or with nothing in it, it is no code but words.
    private static (HtmlText Part, int Taken) ReadCode(ReadOnlySpan<string> lines)
    {
        if (Fence().Match(lines[0]) is not { Success: true } fence)
        {
            return (HtmlText.Empty, 0);
        }

        var length = lines[1..].IndexOf(fence.Groups["signs"].Value);
        var code = length <= 0 ? "" : string.Join('\n', lines[1..(length + 1)]);
        return code.Length == 0 ? (HtmlText.Empty, 0) : (HtmlText.Encode(code).Preformatted(fence.Groups["language"].Value), length + 2);
    }

    private static IEnumerable<string> WriteCode(string code, string language)
    {
        var lines = code.Split('\n');
        // So many signs that no line of the code looks like its end.
        var signs = new string('`', lines.Select(line => line.Length - line.TrimStart('`').Length + 1).Append(3).Max());
        return [signs + language, .. lines, signs];
    }

    /// <summary>Code that takes up whole lines, of which the first begins here.</summary>
    private static (string Text, string Language, int End, int Next)? CodeFrom(HtmlTree tree, int start)
    {
        if (tree.Spans.FirstOrDefault(span => span.Start == start && span.OpenTag == "<pre>" && span.End > start) is not { } span)
        {
            return null;
        }

        var isLineEndWithin = tree.Text[span.End - 1] == '\n';
        var end = isLineEndWithin ? span.End - 1 : span.End;
        if (end == start || end != EndOfLine(tree.Text, end))
        {
            return null;
        }

        var language = tree.Spans.FirstOrDefault(inner => inner.Start == start && inner.End == span.End && inner.OpenTag.StartsWith(HtmlText.CodeOfLanguage, StringComparison.Ordinal)) is { } named
            ? HtmlTree.Parse(named.OpenTag[HtmlText.CodeOfLanguage.Length..^2]).Text
            : "";
        return (tree.Text[start..end], Language().IsMatch(language) ? language : "", end, end + 1);
    }

    private static int EndOfLine(string text, int from) => from < text.Length && text.IndexOf('\n', from) is >= 0 and var at ? at : text.Length;

    private static HtmlSpan? QuoteAround(HtmlTree tree, int start, int end) => tree.Spans.FirstOrDefault(
        span => span.OpenTag.StartsWith("<blockquote", StringComparison.Ordinal) && span.Start <= start && span.End > start && span.End >= end);

    private static bool IsFence(string line) => Fence().IsMatch(line);

    [GeneratedRegex("^(?<signs>`{3,})(?<language>[^`\\s]*)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[^`\s]*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Language();

    [GeneratedRegex(@"^\\*>>? ", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SignOfQuote();
}
