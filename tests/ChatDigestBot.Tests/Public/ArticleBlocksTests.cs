using ChatDigestBot.Articles;
using ChatDigestBot.Public;

namespace ChatDigestBot.Tests.Public;

public sealed class ArticleBlocksTests
{
    [Fact]
    public void Neighbouring_list_items_are_one_list_and_everything_else_stands_alone()
    {
        var body = new ArticleBody
        {
            Paragraphs =
            [
                new Paragraph(ParagraphKind.Text, "a"), new Paragraph(ParagraphKind.ListItem, "b"), new Paragraph(ParagraphKind.ListItem, "c"),
                new Paragraph(ParagraphKind.Text, "d"), new Paragraph(ParagraphKind.Text, "e"), new Paragraph(ParagraphKind.ListItem, "f"),
            ],
        };
        Assert.Equal(["a", "bc", "d", "e", "f"], ArticleBlocks.Of(body).Select(block => string.Concat(block.Select(paragraph => paragraph.Text))));
    }

    [Fact]
    public void Nothing_makes_no_block() => Assert.Empty(ArticleBlocks.Of(new ArticleBody { Paragraphs = [] }));
}
