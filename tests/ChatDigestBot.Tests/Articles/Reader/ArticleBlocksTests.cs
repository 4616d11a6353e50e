using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;

namespace ChatDigestBot.Tests.Articles.Reader;

public sealed class ArticleBlocksTests
{
    [Fact]
    public void Neighbouring_list_items_rows_and_lines_of_code_are_one_block_and_everything_else_stands_alone()
    {
        var body = new ArticleBody
        {
            Paragraphs =
            [
                new Paragraph(ParagraphKind.Text, "a"), new Paragraph(ParagraphKind.ListItem, "b"), new Paragraph(ParagraphKind.ListItem, "c"),
                new Paragraph(ParagraphKind.Text, "d"), new Paragraph(ParagraphKind.Text, "e"), new Paragraph(ParagraphKind.ListItem, "f"),
                new Paragraph(ParagraphKind.Code, "g"), new Paragraph(ParagraphKind.Code, ""), new Paragraph(ParagraphKind.Code, "  h"), new Paragraph(ParagraphKind.TableRow, "i"), new Paragraph(ParagraphKind.TableRow, "j"),
            ],
        };
        Assert.Equal(["a", "bc", "d", "e", "f", "g  h", "ij"], ArticleBlocks.Of(body.Paragraphs).Select(block => string.Concat(block.Select(paragraph => paragraph.Text))));
    }

    [Fact]
    public void Nothing_makes_no_block() => Assert.Empty(ArticleBlocks.Of([]));
}
