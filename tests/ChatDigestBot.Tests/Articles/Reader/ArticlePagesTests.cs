using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Articles.Reader;

public sealed class ArticlePagesTests
{
    [Fact]
    public void A_short_article_is_one_page_and_an_empty_one_an_empty_page()
    {
        Assert.Equal(["one", "two"], Assert.Single(ArticlePages.Lay(Body("one", "two"))).Select(paragraph => paragraph.Text));
        Assert.Empty(Assert.Single(ArticlePages.Lay(Body())));
    }

    [Fact]
    public void A_heading_goes_to_the_page_of_what_it_heads()
    {
        var body = new ArticleBody
        {
            Paragraphs = [new(ParagraphKind.Text, new string('a', 1_300)), new(ParagraphKind.Text, new string('b', 1_300)), new(ParagraphKind.Heading, "head"), new(ParagraphKind.Text, new string('c', 1_300))],
        };
        var pages = ArticlePages.Lay(body);
        Assert.Equal(2, pages.Count);
        Assert.Equal("head", pages[1][0].Text);
    }

    [Fact]
    public void A_long_paragraph_is_parted_after_sentences()
    {
        var sentence = "这一句话刚好说明白一件事情，不长也不短。";
        var pages = ArticlePages.Lay(Body(string.Concat(Enumerable.Repeat(sentence, 300))));
        Assert.All(pages, page => Assert.All(page, paragraph => Assert.EndsWith("。", paragraph.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_page_is_too_long_and_no_character_is_lost()
    {
        var texts = Gen.OneOf(
            Gen.Choose(0, 6_000).Select(length => new string('长', length)),
            Gen.Choose(0, 400).Select(count => string.Concat(Enumerable.Repeat("句子。🙂 ", count))),
            ArbMap.Default.GeneratorFor<string>().Select(text => text?.Replace('\n', ' ') ?? ""));
        Prop.ForAll(Gen.ListOf(texts).ToArbitrary(), list =>
        {
            var body = Body([.. list]);
            var pages = ArticlePages.Lay(body);
            Assert.All(pages, page => Assert.InRange(page.Sum(paragraph => paragraph.Text.Length), 0, ArticlePages.PageLength));
            Assert.Equal(Letters(body.Text), Letters(string.Concat(pages.SelectMany(page => page).Select(paragraph => paragraph.Text))));
        }).QuickCheckThrowOnFailure();
    }

    private static ArticleBody Body(params string[] texts) => new() { Paragraphs = [.. texts.Select(text => new Paragraph(ParagraphKind.Text, text))] };

    private static string Letters(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
