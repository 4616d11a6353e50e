using System.Globalization;
using System.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody looks for articles, in the chat and from other chats.</summary>
public sealed class SearchJourneys
{
    private static readonly DateTimeOffset Newest = JourneyOptions.Beginning.AddHours(-3);

    [Fact]
    public async Task Somebody_searches_turns_pages_and_the_pages_survive_a_restart()
    {
        await using var app = await WithPosts(12);
        var ming = app.Person("阿明", "zh-hans");

        var first = await app.Says(ming, "/search 储能电站");
        Assert.Contains("储能电站 · 12 篇", first.Text, StringComparison.Ordinal);
        Assert.Contains("1. 储能电站第 01 则", first.Text, StringComparison.Ordinal);
        Assert.Contains("示例日报 · 2026年11月23日", first.Text, StringComparison.Ordinal);
        Assert.Contains("钠离子电池", first.Text, StringComparison.Ordinal);
        Assert.Contains(first.Message.Entities, entity => entity.Type == "bold" && first.Text.Substring(entity.Offset, entity.Length) == "储能电站");
        Assert.Equal(["1", "2", "3", "4", "5"], Labels(first.Message).Take(5));
        Assert.All(first.Message.Keyboard!.Buttons, button => Assert.InRange(Encoding.UTF8.GetByteCount(button.CallbackData!), 1, 64));
        Assert.DoesNotContain("上一页", string.Join(' ', Labels(first.Message)), StringComparison.Ordinal);

        await app.BotRestarts();
        var second = await app.Taps(ming, first.Message, "下一页");
        Assert.Equal(first.Message.Id, Assert.Single(second.Edited).Id);
        Assert.Contains("第 6–10 条", second.Text, StringComparison.Ordinal);
        Assert.Contains("6. 储能电站第 06 则", second.Text, StringComparison.Ordinal);
        var last = await app.Taps(ming, second.Message, "下一页");
        Assert.Contains("第 11–12 条", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("下一页", string.Join(' ', Labels(last.Message)), StringComparison.Ordinal);
        Assert.Contains("第 6–10 条", (await app.Taps(ming, last.Message, "上一页")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-hant", "晶片工廠擴產", "工廠投產，今年的產能翻了一倍")]
    [InlineData("zh-hans", "晶片工厂扩产", "工厂投产，今年的产能翻了一倍")]
    public async Task What_is_found_opened_saved_and_told_is_in_the_readers_script_as_a_digest_is(string language, string title, string body)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Posts = [new JourneyPost(language == "zh-hant" ? "晶片工厂扩产" : "晶片工廠擴產", Newest) { Body = language == "zh-hant" ? "<p>工厂投产，今年的产能翻了一倍。这家企业的负责人说，明年还会继续投资。</p>" : "<p>工廠投產，今年的產能翻了一倍。這家企業的負責人說，明年還會繼續投資。</p>" }],
        });
        await app.PostsAppear();
        var reader = app.Person("美玲", language);
        await app.Starts(reader, "t_chips");
        var found = await app.Says(reader, "/search 晶片");
        Assert.Contains($"1. {title}", found.Text, StringComparison.Ordinal);
        Assert.Contains(body, found.Text, StringComparison.Ordinal);
        var opened = await app.Taps(reader, found.Message, "1");
        Assert.StartsWith(title, opened.Text, StringComparison.Ordinal);
        Assert.Contains(body, opened.Text, StringComparison.Ordinal);
        await app.Taps(reader, opened.Message, "🔖");
        Assert.Contains(title, (await app.Says(reader, "/saved")).Text, StringComparison.Ordinal);

        var card = Assert.Single(await app.AsksInline(reader, "晶片"));
        Assert.Equal(title, card.Title);
        Assert.Contains(body, card.Description, StringComparison.Ordinal);

        await app.Says(reader, "/follow 無人機");
        await app.PostsAppear(new JourneyPost(language == "zh-hant" ? "无人机为医院送药" : "無人機為醫院送藥", app.Clock.GetUtcNow().AddMinutes(-1))
        {
            Body = language == "zh-hant" ? "<p>试飞三个月，没有一次迟到。</p>" : "<p>試飛三個月，沒有一次遲到。</p>",
        });
        await app.TimePasses(TimeSpan.FromMinutes(2));
        Assert.Contains(language == "zh-hant" ? "無人機為醫院送藥" : "无人机为医院送药", app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hit_opens_by_its_button()
    {
        await using var app = await WithPosts(2);
        var ann = app.Person("Ann");
        var found = await app.Says(ann, "/search 储能电站");
        Assert.Contains("储能电站第 01 则", (await app.Taps(ann, found.Message, "1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Very_long_questions_keep_their_pages_too()
    {
        await using var app = await WithPosts(8);
        var ming = app.Person("阿明", "zh-hans");
        var first = await app.Says(ming, "/search 储能电站 钠离子电池 OR 锂离子电池 OR 铅酸电池 OR 液流电池 -不存在的词 -也不存在的词");
        Assert.All(first.Message.Keyboard!.Buttons, button => Assert.InRange(Encoding.UTF8.GetByteCount(button.CallbackData!), 1, 64));
        await app.BotRestarts();
        Assert.Contains("第 6–8 条", (await app.Taps(ming, first.Message, "下一页")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Much_is_narrowed_by_a_tap_to_the_last_week()
    {
        await using var app = await WithPosts(40);
        var ann = app.Person("Ann");
        var found = await app.Says(ann, "/search 储能电站");
        var week = await app.Taps(ann, found.Message, "Last 7 days");
        Assert.Contains("储能电站 last:7d · 7 articles", week.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nvdia", "Did you mean nvidia?", "NVIDIA 发布新芯片")]
    [InlineData("NVIDIA last:2d", "At any time", "NVIDIA 发布新芯片")]
    [InlineData("NVIDIA topic:space", "In all topics", "NVIDIA 发布新芯片")]
    [InlineData("NVIDIA -芯片", "Without the exclusion", "NVIDIA 发布新芯片")]
    [InlineData("\"芯片 NVIDIA\"", "Anywhere", "NVIDIA 发布新芯片")]
    [InlineData("NVIDIA 洋葱圈", "Only “NVIDIA”", "NVIDIA 发布新芯片")]
    public async Task Nothing_found_is_no_dead_end(string words, string button, string found)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("NVIDIA 发布新芯片", Newest.AddDays(-9)) { Body = "性能翻倍。" }] });
        var ann = app.Person("Ann");
        var nothing = await app.Says(ann, $"/search {words}");
        Assert.Contains("Nothing found", nothing.Text, StringComparison.Ordinal);
        Assert.Contains(found, (await app.Taps(ann, nothing.Message, button)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_not_even_a_part_is_found_topics_are_a_tap_away()
    {
        await using var app = await WithPosts(1);
        var ann = app.Person("Ann");
        var nothing = await app.Says(ann, "/search 洋葱圈");
        Assert.Contains("Another word".ToLowerInvariant(), nothing.Text.ToLowerInvariant(), StringComparison.Ordinal);
        await app.Taps(ann, nothing.Message, "Topics");
    }

    [Fact]
    public async Task Free_text_is_searched_for_at_once_and_pinyin_is_understood()
    {
        await using var app = await WithPosts(3);
        var ming = app.Person("阿明", "zh-hans");
        var found = await app.Says(ming, "chuneng dianzhan");
        Assert.Contains("储能电站 · 3 篇", found.Text, StringComparison.Ordinal);
        Assert.Contains("已把“chuneng dianzhan”按拼音理解", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search 🙂🙂")]
    public async Task Who_asks_for_nothing_is_shown_how(string words)
    {
        await using var app = await WithPosts(1);
        Assert.Contains("/search topic:ai last:7d", (await app.Says(app.Person("Ann"), words)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_titles_texts_and_questions_stays_text()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("A&B 的 “标签” 指南", Newest) { Body = "用 &lt;b&gt; 和 &amp; 写标签。" }] });
        var found = await app.Says(app.Person("Ann"), "/search 标签 OR <b>x</b>&amp;");
        Assert.Contains("A&B 的 “标签” 指南", found.Text, StringComparison.Ordinal);
        Assert.Contains("用 <b> 和 & 写标签。", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_any_chat_articles_come_as_cards_and_a_chosen_one_is_posted_whole()
    {
        await using var app = await WithPosts(25);
        var ann = app.Person("Ann");
        var cards = await app.AsksInline(ann, "储能电站");
        Assert.Equal(20, cards.Count);
        Assert.Equal("储能电站第 01 则", cards[0].Title);
        Assert.Contains("示例日报 · 23 November 2026", cards[0].Description, StringComparison.Ordinal);
        Assert.Contains("钠离子", cards[0].Description, StringComparison.Ordinal);
        Assert.Contains("储能电站第 01 则", cards[0].MessageText, StringComparison.Ordinal);
        Assert.Contains(cards[0].MessageEntities, entity => entity.Type == "bold");
        Assert.Equal(cards.Count, cards.Select(card => card.Id).Distinct().Count());

        var next = await Asks(app, ann, "储能电站", "20");
        Assert.Equal(5, next.Count);
        Assert.Empty(next.Select(card => card.Id).Intersect(cards.Select(card => card.Id)));
    }

    [Fact]
    public async Task A_card_posts_the_public_link_where_there_is_one_and_else_the_way_into_the_chat()
    {
        await using var closed = await WithPosts(1);
        var card = Assert.Single(await closed.AsksInline(closed.Person("Ann"), "储能电站"));
        Assert.Null(card.Url);
        Assert.DoesNotContain(card.MessageEntities, entity => entity.Type == "text_link");
        Assert.EndsWith($"?start=a_{card.Id}", Assert.Single(card.Keyboard!.Buttons).Url, StringComparison.Ordinal);

        await using var open = await JourneyApp.StartAsync(new JourneyOptions { Posts = [Post(1)], Settings = ["Web:PublicUrl=https://news.example/"] });
        card = Assert.Single(await open.AsksInline(open.Person("Ann"), "储能电站"));
        Assert.Equal($"https://news.example/a/{card.Id}", card.Url);
        Assert.Equal(card.Url, Assert.Single(card.MessageEntities, entity => entity.Type == "text_link").Url);
        Assert.EndsWith($"?start=a_{card.Id}", Assert.Single(card.Keyboard!.Buttons).Url, StringComparison.Ordinal);
        using var browser = new HttpClient { BaseAddress = open.BotAddress };
        Assert.Contains("<article ", await browser.GetStringAsync($"/a/{card.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_words_the_latest_of_ones_topics_come()
    {
        await using var app = await WithPosts(3);
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_ai");
        Assert.Empty(await app.AsksInline(ann, ""));
        await app.Says(ann, "/subscribe energy");
        Assert.Equal("储能电站第 01 则", (await app.AsksInline(ann, ""))[0].Title);
    }

    [Fact]
    public async Task Half_a_latin_word_is_enough_while_typing()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("NVIDIA 发布新芯片", Newest) { Body = "性能翻倍。" }] });
        Assert.Single(await app.AsksInline(app.Person("Ann"), "nvid"));
    }

    private static async Task<JourneyApp> WithPosts(int count)
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [.. Enumerable.Range(1, count).Select(Post)] });
        return app;
    }

    private static JourneyPost Post(int number) => new(string.Create(CultureInfo.InvariantCulture, $"储能电站第 {number:D2} 则"), Newest.AddDays(1 - number))
    {
        Body = $"第 {number} 座储能电站昨天并网，用的是钠离子电池，容量 {number * 7} 兆瓦时。",
    };

    private static IEnumerable<string> Labels(Message message) => message.Keyboard?.Buttons.Select(button => button.Text) ?? [];

    private static async Task<IReadOnlyList<InlineResult>> Asks(JourneyApp app, Person person, string words, string offset)
    {
        InlineQuery query = null!;
        await app.Lets(() => query = app.World.InlineQuery(person, words, offset));
        return app.World.ResultsOf(query);
    }
}
