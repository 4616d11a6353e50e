namespace ChatDigestBot.Articles.Reader;

/// <summary>Paragraphs as a page groups them: neighbouring list items are one list, lines of code one block, rows one table; everything else stands alone. Pure.</summary>
internal static class ArticleBlocks
{
    public static IReadOnlyList<IReadOnlyList<Paragraph>> Of(IReadOnlyList<Paragraph> paragraphs)
    {
        var blocks = new List<List<Paragraph>>();
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Kind is ParagraphKind.ListItem or ParagraphKind.Code or ParagraphKind.TableRow && blocks is [.., [.., var last] list] && last.Kind == paragraph.Kind)
            {
                list.Add(paragraph);
            }
            else
            {
                blocks.Add([paragraph]);
            }
        }

        return blocks;
    }
}
