using System.Buffers;
using Markdig;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads Markdown and plain text into paragraphs. Pure.</summary>
internal static class PlainBody
{
    // Longer Markdown is read line by line, and so is one with very many brackets, addresses or signs of emphasis: its parser's time grows with their square.
    private const int MaxMarkdown = 100_000;
    private const int MaxBrackets = 2_000;
    private const int MaxAddresses = 2_000;
    private const int MaxEmphasis = 4_000; // in one paragraph or table: those that nothing closes nest in one another

    private static readonly SearchValues<char> EmphasisSigns = SearchValues.Create("*_~^+=");

    // Bold next to Chinese punctuation, which CommonMark alone leaves as asterisks; what else people write and a reader would see as signs.
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseCjkFriendlyEmphasis().UseEmphasisExtras().UseFootnotes().UseDefinitionLists().UseTaskLists().Build();

    public static RawBody ReadMarkdown(string markdown)
    {
        if (markdown.Length > MaxMarkdown || markdown.AsSpan().Count('[') > MaxBrackets
            || markdown.AsSpan().Count("://") + markdown.AsSpan().Count("www.") + markdown.AsSpan().Count("mailto:") > MaxAddresses
            || IsCrowdedWithEmphasis(markdown))
        {
            return RoughMarkdown.Read(markdown);
        }

        try
        {
            return HtmlBody.Read(Markdig.Markdown.ToHtml(markdown, Markdown));
        }
        catch (ArgumentException)
        {
            return RoughMarkdown.Read(markdown); // nested deeper than the parser allows
        }
    }

    private static bool IsCrowdedWithEmphasis(ReadOnlySpan<char> markdown)
    {
        var inBlock = 0;
        foreach (var line in markdown.EnumerateLines())
        {
            inBlock = line.IsWhiteSpace() ? 0 : inBlock + CountEmphasis(line);
            if (inBlock > MaxEmphasis)
            {
                return true;
            }
        }

        return false;
    }

    // Runs of signs; those within snake_case are none.
    private static int CountEmphasis(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var start = line.IndexOfAny(EmphasisSigns); start >= 0; start = line.IndexOfAny(EmphasisSigns))
        {
            var length = line[start..].IndexOfAnyExcept(line[start]);
            var end = length < 0 ? line.Length : start + length;
            var isInWord = line[start] == '_' && start > 0 && end < line.Length && char.IsLetterOrDigit(line[start - 1]) && char.IsLetterOrDigit(line[end]);
            count += isInWord ? 0 : 1;
            line = line[end..];
        }

        return count;
    }

    public static RawBody ReadText(string text)
    {
        var body = new RawBody();
        var paragraph = new ParagraphBuilder(body);
        var style = new ParagraphStyle(ParagraphKind.Text, IsCard: false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (body.IsCut)
            {
                break;
            }

            paragraph.Append(line, style);
            if (IsWrapped(line))
            {
                paragraph.Append(" ", style);
            }
            else
            {
                paragraph.End(style);
            }
        }

        paragraph.End(style);
        return body;
    }

    // Old plain texts are wrapped at 70 or 80 columns; the sentence goes on in the next line.
    public static bool IsWrapped(ReadOnlySpan<char> line) => line.Length is >= 50 and <= 100 && (char.IsAsciiLetterOrDigit(line[^1]) || line[^1] is ',' or ' ');
}
