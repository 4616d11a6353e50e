using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>An editor's words with the marks that people type in Telegram: **bold**, __italic__, ~~struck~~, ||hidden||, `code`, [words](address), lines behind "&gt; ". Pure.</summary>
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
            parts.Add(ReadLine(line));
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

    /// <summary>The words with their marks, to be changed and read again; marks that cannot be typed here are lost.</summary>
    public static string Write(HtmlText text)
    {
        var tree = HtmlTree.Parse(text.Html);
        var marked = new StringBuilder();
        for (var index = 0; index <= tree.Text.Length; index++)
        {
            // Inner marks end first and begin last.
            foreach (var ended in tree.Spans.Where(span => Math.Min(span.End, tree.Text.Length) == index).Reverse())
            {
                marked.Append(MarksOf(ended).Close);
            }

            foreach (var begun in tree.Spans.Where(span => span.Start == index && index < tree.Text.Length))
            {
                marked.Append(MarksOf(begun).Open);
            }

            if (index < tree.Text.Length)
            {
                marked.Append(tree.Text[index]);
                if (tree.Text[index] == '\n' && tree.Spans.Any(span => IsQuote(span) && span.Start <= index && span.End > index + 1))
                {
                    marked.Append("> ");
                }
            }
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
        _ when IsQuote(span) => ("> ", ""),
        _ when AddressOf(span) is { } address => ("[", $"]({address})"),
        _ => ("", ""),
    };

    private static bool IsQuote(HtmlSpan span) => span.OpenTag.StartsWith("<blockquote", StringComparison.Ordinal);

    private static string? AddressOf(HtmlSpan span) =>
        span.OpenTag.StartsWith("<a href=\"", StringComparison.Ordinal) ? HtmlTree.Parse(span.OpenTag["<a href=\"".Length..^2]).Text : null;

    private static HtmlText ReadLine(string line)
    {
        if (Mark().Match(line) is not { Success: true } mark)
        {
            return HtmlText.Encode(line);
        }

        return HtmlText.Encode(line[..mark.Index]) + Marked(mark) + ReadLine(line[(mark.Index + mark.Length)..]);
    }

    private static HtmlText Marked(Match mark) =>
        mark.Groups["bold"] is { Success: true } bold ? ReadLine(bold.Value).Bold()
        : mark.Groups["italic"] is { Success: true } italic ? ReadLine(italic.Value).Italic()
        : mark.Groups["struck"] is { Success: true } struck ? Wrap("s", ReadLine(struck.Value))
        : mark.Groups["hidden"] is { Success: true } hidden ? Wrap("tg-spoiler", ReadLine(hidden.Value))
        : mark.Groups["code"] is { Success: true } code ? HtmlText.Encode(code.Value).Code()
        : ReadLine(mark.Groups["words"].Value).Link(mark.Groups["address"].Value);

    private static HtmlText Wrap(string tag, HtmlText inner) => HtmlText.FromTrusted($"<{tag}>{inner.Html}</{tag}>");

    [GeneratedRegex(
        @"\*\*(?<bold>[^*]+)\*\*|__(?<italic>[^_]+)__|~~(?<struck>[^~]+)~~|\|\|(?<hidden>[^|]+)\|\||`(?<code>[^`]+)`|\[(?<words>[^\[\]]+)\]\((?<address>https?://[^\s()]+)\)",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Mark();
}
