using Markdig;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads Markdown and plain text into paragraphs. Pure.</summary>
internal static class PlainBody
{
    // Longer Markdown is read as plain text: its parser's time grows faster than the text.
    private const int MaxMarkdown = 300_000;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    public static RawBody ReadMarkdown(string markdown)
    {
        if (markdown.Length > MaxMarkdown)
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
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (body.IsCut)
            {
                break;
            }

            paragraph.Append(line, keepsLines: false, ParagraphKind.Text, isCard: false);
            if (IsWrapped(line))
            {
                paragraph.Append(" ", keepsLines: false, ParagraphKind.Text, isCard: false);
            }
            else
            {
                paragraph.End(ParagraphKind.Text, isCard: false);
            }
        }

        paragraph.End(ParagraphKind.Text, isCard: false);
        return body;
    }

    // Old plain texts are wrapped at 70 or 80 columns; the sentence goes on in the next line.
    private static bool IsWrapped(ReadOnlySpan<char> line) => line.Length is >= 50 and <= 100 && (char.IsAsciiLetterOrDigit(line[^1]) || line[^1] is ',' or ' ');
}
