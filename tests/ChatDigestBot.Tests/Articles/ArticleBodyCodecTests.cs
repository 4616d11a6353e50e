using ChatDigestBot.Articles;

namespace ChatDigestBot.Tests.Articles;

public sealed class ArticleBodyCodecTests
{
    [Fact]
    public void A_packed_body_comes_back_with_its_kinds()
    {
        var body = new ArticleBody { Paragraphs = [new(ParagraphKind.Heading, "标题"), new(ParagraphKind.Text, "正文 𠮷🙂"), new(ParagraphKind.Code, "x"), new(ParagraphKind.Text, "")] };
        Assert.Equal(body.Paragraphs, ArticleBodyCodec.Unpack(ArticleBodyCodec.Pack(body)).Paragraphs);
        Assert.Equal(body.Text, ArticleBodyCodec.UnpackText(ArticleBodyCodec.Pack(body)));
    }

    [Fact]
    public void Numbers_and_depths_of_lists_come_back_and_are_no_text()
    {
        var body = new ArticleBody { Paragraphs = [new(ParagraphKind.ListItem, "甲") { Number = 3 }, new(ParagraphKind.ListItem, "") { Depth = 2 }, new(ParagraphKind.ListItem, "1,2") { Number = 12, Depth = 1 }, new(ParagraphKind.TableRow, "a | b")] };
        Assert.Equal(body.Paragraphs, ArticleBodyCodec.Unpack(ArticleBodyCodec.Pack(body)).Paragraphs);
        Assert.Equal("甲\n\n1,2\na | b", ArticleBodyCodec.UnpackText(ArticleBodyCodec.Pack(body)));
    }

    [Fact]
    public void An_empty_body_stays_empty()
    {
        var packed = ArticleBodyCodec.Pack(new ArticleBody { Paragraphs = [] });
        Assert.Empty(ArticleBodyCodec.Unpack(packed).Paragraphs);
        Assert.Equal("", ArticleBodyCodec.UnpackText(packed));
    }

    [Fact]
    public void A_long_text_takes_less_room_packed()
    {
        var body = new ArticleBody { Paragraphs = [new(ParagraphKind.Text, string.Concat(Enumerable.Repeat("青岚市的储能电站昨天并网。", 200)))] };
        Assert.True(ArticleBodyCodec.Pack(body).Length < 400);
    }
}
