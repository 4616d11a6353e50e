using System.Text;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Tests.Articles.Reading;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles;

/// <summary>Posts of the greatest size that is read, made of one piece again and again: what no rule may take long for.</summary>
public sealed class EndlessPostsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly TopicSet Topics = new TopicCatalogue(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance).Current;

    // Reading 8 MB costs a few tenths of a second; a rule that looks at every place from every place costs minutes.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    // Each holds what one of the rules looks for, or nearly.
    [Theory]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1 ")]
    [InlineData("满1")]
    [InlineData("到手价1.")]
    [InlineData("a")]
    [InlineData("aa_")]
    [InlineData("_")]
    [InlineData("。")]
    [InlineData(". ")]
    [InlineData(".）")]
    [InlineData("“")]
    [InlineData("《a")]
    [InlineData("小米1")]
    [InlineData("1月1日")]
    [InlineData("来源：")]
    [InlineData("<p>1</p>")]
    [InlineData("<p>来源：</p>")]
    [InlineData("<p>THE END</p>")]
    [InlineData("<a href='https://u.jd.com/a'>")]
    [InlineData("<img src='//a.b/c.png' alt='aa'>")]
    [InlineData("<img ")]
    [InlineData("class='a' ")]
    [InlineData("<table>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<p>相关阅读</p>")]
    [InlineData("<pre>\n")]
    [InlineData("&amp")]
    [InlineData("a-")]
    [InlineData("1,")]
    public void No_rule_takes_long_for_a_piece_repeated_to_8_MB(string piece)
    {
        var half = Repeat(piece, PostReader.MaxBytes / 2);
        AssertQuick($"<div><img src='https://example.com/a.jpg' title='{half}'><p>{half}", string.Concat(Enumerable.Repeat("aa_", 99)) + "1_1");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\n")]
    [InlineData("- a\n")]
    [InlineData("_a")]
    [InlineData("[")]
    [InlineData("“_")]
    [InlineData("a\n")]
    public void No_rule_takes_long_for_a_head_or_a_page_title_that_goes_on_and_on(string piece)
    {
        AssertQuick($"<title>{Repeat(piece, 4_000_000)}</title><p>{Repeat("aa", 1_000_000)}", title: null);
        AssertQuick("<p>aa", string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)));
        AssertQuick("<p>aa", "a\n@: " + string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)));
        AssertQuick("<p>aa", Repeat(piece, 4_000_000));
    }

    [Theory]
    [InlineData("% a\n", " a\n")]
    [InlineData("标题\n====\n\n:date: a\n", " a\n")]
    [InlineData("标题\n====\n\n", ":date: a\n")]
    [InlineData("# 标题\n\n", "作者: a\n")]
    [InlineData(".. title: a\n", ".. tags: a\n")]
    [InlineData("title: a\n", " a\n")]
    [InlineData("---\ntitle: a\n", " a\n")]
    [InlineData("+++\n", "a\n")]
    [InlineData("{\"title\":", "[")]
    public void No_rule_takes_long_for_a_head_without_an_end(string start, string piece)
    {
        var content = Encoding.UTF8.GetBytes(start + Repeat(piece, 2_000_000));
        Assert.InRange(Cost(content), TimeSpan.Zero, Limit);
    }

    [Theory]
    [InlineData("[](")]
    [InlineData("](")]
    [InlineData("*a_")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("|a")]
    [InlineData("`")]
    [InlineData("[a][")]
    [InlineData("![")]
    [InlineData("http://a")]
    [InlineData("# a\n")]
    [InlineData("<a")]
    [InlineData("|-|\n")]
    [InlineData("相关阅读\n\n")]
    public void No_rule_takes_long_for_Markdown_of_any_length(string piece)
    {
        var whole = Repeat(piece, 4_000_000);
        foreach (var length in new[] { 9_000, 99_000, 1_000_000 })
        {
            AssertQuick("a" + whole[..length], "aa_aa");
        }
    }

    [Fact]
    public void No_rule_takes_long_for_links_behind_a_tag_that_nothing_closes() => AssertQuick($"a\n\n<p {Repeat("[a](/b) ", 1_000_000)}", "aa");

    [Fact]
    public void No_rule_takes_long_whatever_is_repeated()
    {
        var characters = Gen.Elements("0", "9", ".", ",", " ", "元", "%", "满", "减", "a", "Z", "_", "-", "/", "【", "】", "（", "）", "“", "”", "《", "。", "，", ":", "：", "月", "日", "中", "公司", "\n", "<p>", "</p>", "<b>", "&", ";", "#", "'", "\"", "!", "…", "\u0301", "\U0001F600");
        var pieces = Gen.Choose(1, 5).SelectMany(count => Gen.ArrayOf(characters, count)).Select(string.Concat);
        Prop.ForAll(pieces.ToArbitrary(), pieces.ToArbitrary(), (piece, start) =>
        {
            AssertQuick($"<div>{start}{Repeat(piece)}", $"{start}_{piece}_{start}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));
    }

    [Fact]
    public void No_rule_takes_long_whatever_Markdown_is_repeated()
    {
        var signs = Gen.Elements("*", "_", "`", "[", "]", "(", ")", "<", ">", "!", "#", "-", "+", "|", "~", "\\", "&", ";", ":", "\"", "'", "1.", " ", "    ", "\n", "\n\n", "a", "中", "http://a");
        var pieces = Gen.Choose(1, 6).SelectMany(count => Gen.ArrayOf(signs, count)).Select(string.Concat);
        Prop.ForAll(pieces.ToArbitrary(), piece => AssertQuick("a" + string.Concat(Enumerable.Repeat(piece, 99_000 / piece.Length)), "aa"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [InlineData(" *a")]
    [InlineData("*a ")]
    [InlineData("\"*\n;]]")]
    [InlineData("a*|a\n")]
    [InlineData(" ~~a]")]
    public void Signs_of_emphasis_that_nothing_closes_cost_no_more_than_words(string piece)
    {
        var words = Post(string.Concat(Enumerable.Repeat("aa bb ", 16_500)));
        var signs = Post(string.Concat(Enumerable.Repeat(piece, 99_000 / piece.Length)));
        _ = Cost(signs); // compiled by now
        Assert.InRange(Cost(signs), TimeSpan.Zero, 6 * (Cost(words) + TimeSpan.FromMilliseconds(30)));
    }

    private static byte[] Post(string body, string? title = null) => Encoding.UTF8.GetBytes($"---\n{(title is null ? "" : $"title: {title}\n")}date: 2026-03-01\n---\n{body}");

    private static string Repeat(string piece, int bytes = PostReader.MaxBytes) =>
        string.Concat(Enumerable.Repeat(piece, (bytes - 20_000) / Encoding.UTF8.GetByteCount(piece)));

    private static void AssertQuick(string body, string? title) => Assert.InRange(Cost(Post(body, title)), TimeSpan.Zero, Limit);

    private static TimeSpan Cost(byte[] content)
    {
        var started = ThreadTime.Used();
        if (PostReader.Read("a.md", content) is PostReading.Loaded loaded)
        {
            var draft = ArticleDraft.Make(loaded.Post, Topics, Now);
            _ = new TermList().Of(draft.Post.Title, draft.Post.Text, [], draft.Post.Source);
        }

        return ThreadTime.Used() - started;
    }
}
