using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Turns marks of Markdown within a block of HTML, which CommonMark leaves as they are and their writer saw as links and pictures, into tags. Pure.</summary>
internal static partial class MarksInHtml
{
    /// <summary>Whether a line begins such a block, which goes on to the next empty line.</summary>
    public static bool Begins(ReadOnlySpan<char> line) => line is ['<', ..] && Block().IsMatch(line);

    public static string Read(string line)
    {
        if (line.Contains('`', StringComparison.Ordinal) || Code().IsMatch(line))
        {
            return line;
        }

        if (line.Contains("](", StringComparison.Ordinal))
        {
            line = Write(Picture(), line, static match => $"<img src=\"{match.Groups[2].Value}\" alt=\"{match.Groups[1].Value.Replace("\"", "", StringComparison.Ordinal)}\">");
            line = Write(Link(), line, static match => $"<a href=\"{match.Groups[2].Value}\">{match.Groups[1].Value}</a>");
        }

        return line.Contains("**", StringComparison.Ordinal) ? Write(Bold(), line, static match => $"<b>{match.Groups[1].Value}</b>") : line;
    }

    // Between < and > it is the value of an attribute. A line may be as long as a post: what was looked at once is not looked at again.
    private static string Write(Regex marks, string line, Func<Match, string> write)
    {
        var (lookedAt, isInTag) = (0, false);
        return marks.Replace(line, match =>
        {
            var between = line.AsSpan(lookedAt, match.Index - lookedAt);
            isInTag = between.LastIndexOfAny('<', '>') is >= 0 and var sign ? between[sign] == '<' : isInTag;
            lookedAt = match.Index;
            return isInTag ? match.Value : write(match);
        });
    }

    [GeneratedRegex(@"^</?(?:address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:[\s/>]|$)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Block();

    [GeneratedRegex(@"<(?:code|pre|kbd|samp|script|style|textarea)\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Code();

    [GeneratedRegex(@"!\[([^\[\]\n]{0,200})\]\(\s*([^()\s""<>]{1,1000})(?:\s+""[^""\n]{0,200}"")?\s*\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Picture();

    [GeneratedRegex(@"(?<![!\\])\[([^\[\]\n]{1,300})\]\(\s*((?:https?://|/|#|\.{1,2}/|mailto:)[^()\s""<>]{0,1000}(?:\([^()\s]{0,60}\))?)(?:\s+""[^""\n]{0,200}"")?\s*\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![A-Za-z0-9_*])\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*(?!\*)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Bold();
}
