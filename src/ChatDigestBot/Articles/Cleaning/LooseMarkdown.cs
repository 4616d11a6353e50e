using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>
/// Writes what people mean as CommonMark wants it: headings without a space behind their signs, paragraphs indented as in print, items
/// numbered or marked in the Chinese way, bold with spaces inside, a list of short lines. Code is left as it is. Pure.
/// </summary>
internal static partial class LooseMarkdown
{
    // Nobody writes such marks into longer lines.
    private const int MaxLine = 4_000;
    private const int MaxHeading = 6; // signs
    private const int ShortLine = 48; // columns, of which a Chinese character takes two
    private const int MostShortLines = 40;
    private const int LeastShortLines = 3;
    private const int LeastHan = 8; // characters that make an indented line prose

    // Of lines that are more than prose to Markdown.
    private const string Structure = "-*+>#|<`~=:![&$\\ \t";

    private static readonly SearchValues<char> ItemSigns = SearchValues.Create("•●○◆◇■□▪▶►◦★☆※✅❌✔✓☑🔹🔸·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳（(【一二三四五六七八九十0123456789");

    public static string Read(string markdown)
    {
        var (isCode, isInList, isInHtml, isAfterBlank, begin) = (false, false, false, true, 0);
        var hasBlocks = markdown.Contains("<pre", StringComparison.OrdinalIgnoreCase);
        var lines = new List<string>();
        foreach (var whole in markdown.Split('\n'))
        {
            var line = whole;
            var text = line.AsSpan().TrimStart();
            if (CodeFence.Is(text))
            {
                isCode = !isCode;
            }
            else if (hasBlocks && text.Contains("<pre", StringComparison.OrdinalIgnoreCase) != text.Contains("</pre>", StringComparison.OrdinalIgnoreCase))
            {
                isCode = text.Contains("<pre", StringComparison.OrdinalIgnoreCase);
            }
            else if (!isCode)
            {
                var isIndented = line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith('\t');
                if (isAfterBlank && isIndented && !isInList && IsProse(text))
                {
                    line = text.ToString();
                }

                isInHtml = !text.IsEmpty && (isInHtml || MarksInHtml.Begins(text));
                line = isInHtml ? MarksInHtml.Read(line) : ReadLine(text.StartsWith("<!--") ? WithoutComment(line) : line);
                isInList = text.Length == 0 || isIndented ? isInList : text[0] is '-' or '*' or '+' or (>= '0' and <= '9') && ListItem().IsMatch(line);
            }

            if (isCode || text.IsEmpty)
            {
                PartShortLines(lines, begin);
                begin = lines.Count + 1;
            }
            else if (!isAfterBlank && lines.Count > begin && IsItem(text) && line[0] == text[0])
            {
                lines.Add("");
            }

            lines.Add(line);
            isAfterBlank = text.IsEmpty;
        }

        PartShortLines(lines, begin);
        return string.Join('\n', lines);
    }

    // <!-- more -->What stands behind a comment is Markdown to its writer.
    private static string WithoutComment(string line) =>
        line.IndexOf("-->", StringComparison.Ordinal) is > 0 and var end && !string.IsNullOrWhiteSpace(line[(end + "-->".Length)..]) ? line[(end + "-->".Length)..].TrimStart() : line;

    private static string ReadLine(string line)
    {
        if (line.Length > MaxLine)
        {
            return line;
        }

        if (line.Contains("**", StringComparison.Ordinal))
        {
            line = line.AsSpan().Trim() is "**" ? "" : LatinBold().Replace(line.Contains("****", StringComparison.Ordinal) ? Rejoined().Replace(line, "") : line, "**$1** ");
        }

        if (line.StartsWith("##", StringComparison.Ordinal) && line.AsSpan().IndexOfAnyExcept('#') is > 0 and <= MaxHeading and var signs && !char.IsWhiteSpace(line[signs]))
        {
            var text = line.AsSpan(signs).TrimEnd();
            var open = text.TrimEnd('#');
            line = string.Concat(line.AsSpan(0, signs), " ", text.Length - open.Length > 1 ? open.TrimEnd() : text);
        }

        if (line.Contains("](", StringComparison.Ordinal))
        {
            line = WideAddress().Replace(Aligned().Replace(NoAddress().Replace(line, "$1"), "$1)"), static match => $"{match.Groups[1].Value}({match.Groups[2].Value.Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})");
        }

        return line.Contains("** ", StringComparison.Ordinal) || line.Contains(" **", StringComparison.Ordinal) ? WideBold().Replace(line, static match => match.Groups[1].Value.Any(TextFolding.IsHan) ? $"**{match.Groups[1].Value}**" : match.Value) : line;
    }

    // Sentences in Chinese are no code, however far in they begin.
    private static bool IsProse(ReadOnlySpan<char> text)
    {
        var han = 0;
        foreach (var character in text)
        {
            han += TextFolding.IsHan(character) ? 1 : 0;
        }

        return han >= LeastHan && han * 2 > text.Length && text[^1] is '。' or '！' or '？' or '；' or '：' or '”' or '…' or '）' && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("#", StringComparison.Ordinal);
    }

    /// <summary>Whether a line begins an item as one writes them by hand: 1、 （2） ③ 四、 • 【…】.</summary>
    private static bool IsItem(ReadOnlySpan<char> text) => (ItemSigns.Contains(text[0]) || char.IsHighSurrogate(text[0])) && Item().IsMatch(text);

    // Several short lines that end in no sign of a sentence were not broken to fit a page.
    private static void PartShortLines(List<string> lines, int begin)
    {
        var count = lines.Count - begin;
        if (count is < LeastShortLines or > MostShortLines)
        {
            return;
        }

        for (var index = begin; index < lines.Count; index++)
        {
            var line = lines[index];
            if (line.Length is 0 or > ShortLine || Structure.Contains(line[0], StringComparison.Ordinal) || Columns(line) > ShortLine || line.Contains('|', StringComparison.Ordinal)
                || char.IsLower(line[0]) || (index < lines.Count - 1 && !EndsOpen(line[^1])))
            {
                return;
            }
        }

        for (var index = lines.Count - 1; index > begin; index--)
        {
            lines.Insert(index, "");
        }
    }

    private static bool EndsOpen(char last) => char.IsLetterOrDigit(last) || last is '）' or ')' or '》' or '”' or '%' or '％';

    private static int Columns(string line)
    {
        var columns = 0;
        foreach (var character in line)
        {
            columns += character >= '\u2E80' ? 2 : 1;
        }

        return columns;
    }

    // Converters of HTML write it so. 2 ** 53 is a power.
    [GeneratedRegex(@"(?<![A-Za-z0-9_)\]*][ \t]*)\*\*(?=[ \t]|[^\s*][^*\n]{0,200}[ \t]\*\*)[ \t]*((?![0-9])[^*\s](?:[^*\n]{0,200}[^*\s])?)[ \t]*\*\*(?!\*)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WideBold();

    // [text](/files/Annex B.pdf): a path, or the name of a file.
    [GeneratedRegex(@"(\[[^\[\]\n]{0,300}\])\(\s*((?=(?:https?://|\.{0,2}/)|[^<>""()\n]{1,100}(?:\([^()\n]{1,40}\)[^<>""()\n]{0,60})?\.[A-Za-z0-9]{2,5}\))[^()<>""\s]{1,200}(?: +(?:[^()<>""'“\s][^()<>""\s]{0,99}|\([^()\s]{1,40}\)[^()<>""\s]{0,20}))+)\s*\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WideAddress();

    // ![](a.png align="center"), as Hashnode exports it.
    [GeneratedRegex(@"(!\[[^\[\]\n]{0,300}\]\([^()\s]{1,1000}) +(?:align|width|height)=""[^""\n]{0,40}""\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Aligned();

    // **one****two**: where bold ends and begins again, between Chinese characters of a line with other bold; 138****1234 hides a number.
    [GeneratedRegex(@"(?<=\*\*[^*\n]{0,300}[\p{IsCJKUnifiedIdeographs}，。！？；：、”）》])\*{4}(?=[\p{IsCJKUnifiedIdeographs}，。！？；：、“（《][^*\n]{0,300}\*\*(?!\*))", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Rejoined();

    [GeneratedRegex(@"(?<![A-Za-z0-9_*\\])\*\*([A-Za-z0-9][^*\n]{0,80}?) +\*\*(?![\w*])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LatinBold();

    // [text]( "title"), whose address got lost.
    [GeneratedRegex(@"(?<!!)\[([^\[\]\n]{1,300})\]\(\s*[""“][^()""”\n]{0,200}[""”]\s*\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex NoAddress();

    [GeneratedRegex(@"^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(?:[•●○◆◇■□▪▶►◦★☆※✅❌✔✓☑·]|🔹|🔸|[①-⑳]|[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]|[0-9]{1,2}(?:[、．]|\.(?![0-9\s]))|[一二三四五六七八九十]{1,3}、|【[^【】]{1,16}】)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Item();
}
