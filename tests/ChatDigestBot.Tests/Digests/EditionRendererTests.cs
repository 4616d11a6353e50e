using ChatDigestBot.Articles;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Digests;

public class EditionRendererTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void A_chinese_digest_reads_well()
    {
        var message = Assert.Single(Render(
            Language.Chinese,
            SomeArticle.Of(1, "ai") with { Title = "模型 <b>变小</b> & 变快", Source = "示例网", Summary = "一句话说完。", StorySources = 3 },
            SomeArticle.Of(2, "smart-city") with { Title = "路灯会说话", Source = null, Summary = "", PublishedAt = SomeArticle.Now.AddHours(-30) }));

        Assert.Equal(
            """
            <b>🤖 人工智能、🏙️ 智慧城市</b>
            <i>3月2日 周一 · 2 条</i>

            <b>1. 模型 &lt;b&gt;变小&lt;/b&gt; &amp; 变快</b>
            <i>示例网 · 2 小时前 · 3 家报道</i>
            一句话说完。

            <b>2. 路灯会说话</b>
            <i>昨天</i>
            """,
            message.Text.Html);
        Assert.Equal([["/read k1", "/read k2"], ["/more"]], message.Buttons.Select(row => row.Select(button => button.CommandLine).ToArray()));
        Assert.Equal(["s1", "s2"], message.Stories);
    }

    [Fact]
    public void An_english_digest_reads_well() => Assert.Equal(
        """
        <b>🤖 Artificial intelligence</b>
        <i>Monday 2 March · 1 item</i>

        <b>1. Small models</b>
        <i>Example · 2 h ago</i>
        One sentence.
        """,
        Assert.Single(Render(Language.English, SomeArticle.Of(1, "ai") with { Title = "Small models", Source = "Example", Summary = "One sentence." })).Text.Html);

    [Fact]
    public void A_long_digest_is_split_between_items_and_each_part_names_its_own_stories()
    {
        var messages = Render(Language.Chinese, [.. Enumerable.Range(1, 20).Select(id => SomeArticle.Of(id, "ai") with { Title = new string('长', 300), Summary = new string('文', 400) })]);

        Assert.True(messages.Count > 1);
        Assert.All(messages, message => Assert.InRange(message.Text.Length, 1, HtmlSplitter.MaxMessageLength));
        Assert.Equal(Enumerable.Range(1, 20).Select(id => $"s{id}"), messages.SelectMany(message => message.Stories));
        Assert.All(messages, message => Assert.Equal(message.Stories.Select(story => $"/read k{story[1..]}"), message.Buttons.SelectMany(row => row).Select(button => button.CommandLine).Where(line => line != "/more")));
        Assert.Equal("/more", messages[^1].Buttons[^1][0].CommandLine);
        Assert.DoesNotContain(messages.SkipLast(1), message => message.Buttons.Any(row => row[0].CommandLine == "/more"));
    }

    [Theory]
    [InlineData(0.5, "刚刚")]
    [InlineData(59, "59 分钟前")]
    [InlineData(23 * 60, "23 小时前")]
    [InlineData(25 * 60, "昨天")]
    [InlineData(72 * 60, "2月27日")]
    [InlineData(500 * 24 * 60, "2024年10月18日")]
    public void Age_is_told_as_people_do(double minutes, string expected) => Assert.Equal(
        expected, DayText.Age(DigestTest.Texts, Language.Chinese, SomeArticle.Now.AddMinutes(-minutes), SomeArticle.Now, Shanghai));

    private static IReadOnlyList<RenderedMessage> Render(Language language, params Article[] articles)
    {
        var items = DigestRanking.Rank(articles, ["ai", "smart-city"], language, SomeArticle.Now).OrderBy(scored => scored.Article.Id).Select(EditionItem.Of).ToList();
        var edition = new Edition { Language = language, LocalDate = new DateOnly(2026, 3, 2), Items = items };
        return DigestTest.Renderer.Render(edition, SomeArticle.Now, Shanghai, "/more");
    }
}
