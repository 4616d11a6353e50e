using ChatDigestBot.Articles;

namespace ChatDigestBot.Public;

/// <summary>Paragraphs as a page groups them: neighbouring list items are one list, everything else stands alone. Pure.</summary>
internal static class ArticleBlocks
{
    public static IReadOnlyList<IReadOnlyList<Paragraph>> Of(ArticleBody body)
    {
        var blocks = new List<List<Paragraph>>();
        foreach (var paragraph in body.Paragraphs)
        {
            if (paragraph.Kind == ParagraphKind.ListItem && blocks is [.., [.., { Kind: ParagraphKind.ListItem }] list])
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
