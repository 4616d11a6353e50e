using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Digests;

public class EditionRendererTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData(Language.Chinese, "eight-zh")]
    [InlineData(Language.TraditionalChinese, "eight-zh-hant")]
    [InlineData(Language.English, "eight-en")]
    internal void Eight_items_are_told_in_sections_with_the_rest_folded(Language language, string name)
    {
        var message = Assert.Single(Render(language, DigestMode.News, others: 4, EightItems(language)));
        Approved.Verify(Shown(message), name);
        Assert.Equal(8, message.Buttons[0].Count);
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"{number}"), message.Buttons[0].Select(button => button.Label));
        Assert.Equal(8, message.Stories.Distinct().Count());
    }

    [Theory]
    [InlineData(Language.Chinese, "one-zh")]
    [InlineData(Language.TraditionalChinese, "one-zh-hant")]
    [InlineData(Language.English, "one-en")]
    internal void A_day_with_one_item_has_its_heading_too(Language language, string name) =>
        Approved.Verify(Shown(Assert.Single(Render(language, DigestMode.News, others: 0, EightItems(language)[0]))), name);

    [Theory]
    [InlineData(Language.Chinese, "first-zh")]
    [InlineData(Language.English, "first-en")]
    internal void A_first_digest_says_what_it_is_and_how_old_its_items_are(Language language, string name)
    {
        var articles = EightItems(language).Select((article, index) => article with { PublishedAt = SomeArticle.Now.AddDays(-5 * index) });
        Approved.Verify(Shown(Assert.Single(Render(language, DigestMode.First, others: 0, [.. articles]))), name);
    }

    [Fact]
    public void Scripts_are_mixed_as_the_reader_reads_them()
    {
        Article[] articles =
        [
            SomeArticle.Of(1, "ai") with { Title = "粵語語音助理終於聽得懂「唔該借借」", Summary = "語音辨識團隊請了二百位巴士乘客錄音。", Language = "zh-Hant", Source = "範例日報" },
            SomeArticle.Of(2, "ai") with { Title = "代码助手写得越快，审查的人越累？", Summary = "新代码增加 46%，评审时间增加 71%。另一句不必说。", Source = "示例科技" },
            SomeArticle.Of(3, "ai") with { Title = "The bench that counts", Summary = "Marlow Quay cut its lighting bill by 31 per cent.", Language = "en", Source = "Example Wire" },
        ];
        Approved.Verify(string.Join("\n\n=====\n\n", Languages.All.Select(language => Shown(Assert.Single(Render(language, DigestMode.News, others: 0, articles))))), "mixed");
    }

    [Theory]
    [InlineData(Language.Chinese, '长', "zh-Hans")]
    [InlineData(Language.English, 'w', "en")]
    internal void A_long_digest_is_split_between_items_and_each_part_names_its_own_stories(Language language, char letter, string tag)
    {
        var messages = Render(language, DigestMode.News, others: 3, [.. Enumerable.Range(1, 20).Select(id => SomeArticle.Of(id, id % 3 == 0 ? "smart-city" : "ai") with { Title = new string(letter, 300), Summary = new string(letter, 400), Language = tag })]);

        Assert.True(messages.Count > 1);
        Assert.All(messages, message =>
        {
            Assert.InRange(message.Text.Length, 1, HtmlSplitter.MaxMessageLength);
            Assert.InRange(HtmlTree.Parse(message.Text.Html).Spans.Count, 1, HtmlSplitter.MaxEntities);
            Assert.All(message.Buttons, row => Assert.InRange(row.Count, 1, 8));
        });
        Assert.Equal(20, messages.SelectMany(message => message.Stories).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"{number}"), messages.SelectMany(message => message.Buttons).SelectMany(row => row).Where(button => button.CommandLine!.StartsWith("/read", StringComparison.Ordinal)).Select(button => button.Label));
        Assert.All(messages, message => Assert.Equal(message.Stories.Select(story => $"/read k{story[1..]}"), message.Buttons.SelectMany(row => row).Select(button => button.CommandLine).Where(line => line!.StartsWith("/read", StringComparison.Ordinal))));
        Assert.Equal(["/others", "/more", "/settings"], messages[^1].Buttons.TakeLast(2).SelectMany(row => row).Select(button => button.CommandLine));
        Assert.DoesNotContain(messages.SkipLast(1), message => message.Buttons.Any(row => row[0].CommandLine is "/more" or "/others"));
    }

    [Fact]
    public void A_split_digest_reads_on()
    {
        string[] topics = ["ai", "smart-city", "chips", "energy", "cloud"];
        var messages = Render(Language.Chinese, DigestMode.News, others: 0, [.. Enumerable.Range(1, 20).Select(id => SomeArticle.Of(id, topics[id % 5]) with { Title = $"第 {id} 条" + new string('长', 115), Summary = new string('文', 300) + "。后面还有一句。" })]);
        Assert.Equal(2, messages.Count);
        Approved.Verify(string.Join("\n\n-----\n\n", messages.Select(Shown)), "split");
    }

    [Fact]
    public void Twenty_items_of_twenty_topics_stay_within_a_hundred_entities()
    {
        var ids = DigestTest.Topics.All.Select(topic => topic.Id).ToList();
        var messages = Render(Language.English, DigestMode.News, others: 0, Linked, [.. Enumerable.Range(1, 20).Select(id => SomeArticle.Of(id, ids[id % ids.Count]) with { Language = "en" })]);
        Assert.All(messages, message => Assert.InRange(HtmlTree.Parse(message.Text.Html).Spans.Count, 1, HtmlSplitter.MaxEntities));
    }

    [Fact]
    public void With_a_page_titles_are_links_and_the_leads_own_picture_stands_above()
    {
        var pictured = SomeArticle.Of(1, "ai") with { ImageUrl = "https://img.example.com/1.jpg" };
        var message = Assert.Single(Render(Language.Chinese, DigestMode.News, others: 0, Linked, pictured, SomeArticle.Of(2, "ai")));
        Assert.Equal("https://news.example/a/k1", message.PreviewUrl);
        Assert.Contains("<b>1. <a href=\"https://news.example/a/k1\">标题 1</a></b>", message.Text.Html, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Render(Language.Chinese, DigestMode.News, others: 0, Linked, SomeArticle.Of(1, "ai"), SomeArticle.Of(2, "ai"))).PreviewUrl);
        Assert.Null(Assert.Single(Render(Language.Chinese, DigestMode.News, others: 0, pictured)).PreviewUrl);
    }

    [Theory]
    [InlineData("Harbour City's council has let an artificial intelligence model draft its minutes for three months, with a clerk who signs each page.", false)]
    [InlineData("海州市把三万个路边车位接进智慧停车平台，司机出门前就能在手机上看到空位，平均每次少绕两公里，停车费也能在离开以后再付。", false)]
    [InlineData("Harbour City's council has let an artificial intelligence model draft its minutes for three months, with a clerk who signs each page, and one who reads what the first has signed.", true)]
    public void A_sentence_in_the_fold_has_as_much_room_in_either_script(string sentence, bool isCut) =>
        Assert.Equal(isCut, EditionText.ShownSentence(sentence, new DateOnly(2026, 3, 2)).Plain.EndsWith('…'));

    [Theory]
    [InlineData("11 月 27 日凌晨，井盖先打了电话。", "井盖先打了电话。")]
    [InlineData("2026 年 11 月 27 日，井盖先打了电话。", "井盖先打了电话。")]
    [InlineData("11月27日讯：井盖先打了电话。", "井盖先打了电话。")]
    [InlineData("11 月 26 日，井盖先打了电话。", "11 月 26 日，井盖先打了电话。")]
    [InlineData("11 月 27 日至 29 日，井盖停用。", "11 月 27 日至 29 日，井盖停用。")]
    [InlineData("11 月 27 日是井盖节。", "11 月 27 日是井盖节。")]
    [InlineData("2025 年 11 月 27 日，井盖先打了电话。", "2025 年 11 月 27 日，井盖先打了电话。")]
    [InlineData("On Friday, 27 November, the lid rang first.", "The lid rang first.")]
    [InlineData("On 27 November 2026, the lid rang first.", "The lid rang first.")]
    [InlineData("On 26 November, the lid rang first.", "On 26 November, the lid rang first.")]
    public void The_day_leaves_a_summary_where_the_line_below_gives_it(string summary, string expected) =>
        Assert.Equal(expected, DatedSummary.WithoutDay(summary, new DateOnly(2026, 11, 27)));

    [Theory]
    [InlineData(0.5, "刚刚")]
    [InlineData(59, "59 分钟前")]
    [InlineData(23 * 60, "23 小时前")]
    [InlineData(25 * 60, "昨天")]
    [InlineData(72 * 60, "2月27日")]
    [InlineData(500 * 24 * 60, "2024年10月18日")]
    public void Age_is_told_as_people_do(double minutes, string expected) => Assert.Equal(
        expected, DayText.Age(DigestTest.Texts, Language.Chinese, SomeArticle.Now.AddMinutes(-minutes), SomeArticle.Now, Shanghai));

    private static readonly EditionRenderer Linked = new(new NextDigestText(DigestTest.Texts), DigestTest.Texts, DigestTest.Topics, new WebOptions { PublicUrl = "https://news.example", MetricsToken = null });

    private static Article[] EightItems(Language language)
    {
        string[] topics = ["smart-city", "ai", "smart-city", "chips", "ai", "smart-city", "ai", "chips"];
        return [.. Enumerable.Range(1, 8).Select(id => SomeArticle.Of(id, topics[id - 1]) with
        {
            Title = language.IsChinese() ? $"井盖会“喊疼”了，第 {id} 只先打电话" : $"Lid number {id} <calls> first & waits",
            Summary = language.IsChinese() ? $"3 月 2 日，云溪市第 {id} 个井盖发出警报，工人 11 分钟到场。没有人掉下去。" : $"On 2 March, lid number {id} of Cloudbrook raised the alarm. Nobody fell in.",
            Source = language.IsChinese() ? "示例城市观察" : "Example City Journal",
            Language = language.IsChinese() ? "zh-Hans" : "en",
            StorySources = id == 1 ? 3 : 1,
            PublishedAt = SomeArticle.Now.AddHours(-1 - (id * 3)),
        })];
    }

    private static string Shown(RenderedMessage message) => message.Text.Html + "\n" + string.Join('\n', message.Buttons.Select(row => string.Join(' ', row.Select(button => $"[{button.Label} → {button.CommandLine}]"))));

    private static IReadOnlyList<RenderedMessage> Render(Language language, DigestMode mode, int others, params Article[] articles) => Render(language, mode, others, DigestTest.Renderer, articles);

    private static IReadOnlyList<RenderedMessage> Render(Language language, DigestMode mode, int others, EditionRenderer renderer, params Article[] articles)
    {
        var items = DigestRanking.Rank(articles, [.. DigestTest.Topics.All.Select(topic => topic.Id)], language, SomeArticle.Now).OrderBy(scored => scored.Article.Id).Select(scored => EditionItem.Of(scored, language));
        var edition = new Edition { Language = language, LocalDate = new DateOnly(2026, 3, 2), Items = [.. items.GroupBy(item => item.TopicId).SelectMany(section => section)], Mode = mode, InOtherLanguages = others };
        var request = new DigestRequest { Target = new Target(1, null), Language = language, Hours = new DigestHours(new TimeOnly(8, 0), DigestDays.Every, Shanghai), Topics = [], Mode = mode };
        return renderer.Render(edition, SomeArticle.Now, request);
    }
}
