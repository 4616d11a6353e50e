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
