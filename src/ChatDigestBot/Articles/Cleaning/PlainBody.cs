using Markdig;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads Markdown and plain text into paragraphs. Pure.</summary>
internal static class PlainBody
{
    // Longer Markdown is read as plain text, and so is one with very many brackets: its parser's time grows with their square.
    private const int MaxMarkdown = 100_000;
    private const int MaxBrackets = 2_000;

    // Bold next to Chinese punctuation, which CommonMark alone leaves as asterisks; what else people write and a reader would see as signs.
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseCjkFriendlyEmphasis().UseEmphasisExtras().UseFootnotes().UseDefinitionLists().UseTaskLists().Build();

    public static RawBody ReadMarkdown(string markdown)
    {
        if (markdown.Length > MaxMarkdown || markdown.AsSpan().Count('[') > MaxBrackets)
        {
            return ReadText(markdown);
        }

        try
        {
            return HtmlBody.Read(Markdig.Markdown.ToHtml(markdown, Markdown));
        }
        catch (ArgumentException)
        {
            return ReadText(markdown); // nested deeper than the parser allows
        }
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
    private static bool IsWrapped(ReadOnlySpan<char> line) => line.Length is >= 50 and <= 100 && (char.IsAsciiLetterOrDigit(line[^1]) || line[^1] is ',' or ' ');
}
