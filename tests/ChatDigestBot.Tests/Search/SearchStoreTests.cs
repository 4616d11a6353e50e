using ChatDigestBot.Articles;
using ChatDigestBot.Curation;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Search;

public sealed class SearchStoreOnSqliteTests : SearchStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class SearchStoreOnPostgresTests : SearchStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class SearchStoreTests : StoreTest
{
    private protected SearchSamples Samples => field ??= new SearchSamples(Test);

    private protected SearchStore Store => field ??= SearchSamples.Store(Test);

    [Fact]
    public async Task Pinyin_reads_names_of_topics_and_sources_before_it_puts_pieces_of_titles_together()
    {
        await Samples.AddAsync("软件工程师的一天", "他在路上。", SearchSamples.Day(2, 2));
        await Samples.AddAsync("智慧路灯亮了", "这就是智慧城市。", SearchSamples.Day(2, 3));
        await Samples.AddAsync("别的", "来源的名字只在来源里：星海晨报。", SearchSamples.Day(2, 4), source: "星海晨报");
        Assert.Equal("智慧城市", (await FindAsync("zhihui chengshi")).Answered.Text);
        Assert.Equal("智慧城市", (await FindAsync("zhihuichengshi")).Answered.Text);
        Assert.Equal("星海晨报", (await FindAsync("xinghai chenbao")).Answered.Text);
    }

    [Fact]
    public async Task What_an_editor_corrects_is_found_at_once_and_after_the_post_is_read_again()
    {
        var post = await Samples.AddAsync("城市大脑接管三百个路口", "红绿灯会看人流。", SearchSamples.Day(2, 2), topics: "smart-city");
        var desk = new EditingDesk(Database, new ArticleCatalogue(Database), [Samples.Sink], Test.Clock);
        await desk.SetTitleAsync(post.Key, 7, "交通管家管三十个道口", CancellationToken.None);
        await desk.SetSummaryAsync(post.Key, 7, "卢布尔雅那昨天接入。", CancellationToken.None);
        await desk.SetTopicsAsync(post.Key, 7, ["energy"], CancellationToken.None);
        foreach (var round in new[] { "at once", "read again" })
        {
            foreach (var (query, count) in new[] { ("title:交通管家", 1), ("卢布尔雅那", 1), ("人流", 1), ("topic:energy", 1), ("topic:smart-city", 0), ("三百个路口", 0) })
            {
                Assert.Equal((round, query, count), (round, query, (await FindAsync(query)).Total));
            }

            await Samples.WriteAsync(post with { Topics = ["energy"] }, "红绿灯会看人流。", isNew: false);
        }

        await desk.SetTitleAsync(post.Key, 7, "", CancellationToken.None);
        Assert.Equal(1, (await FindAsync("title:三百个路口")).Total);
        Assert.Equal(0, (await FindAsync("交通管家")).Total);
    }

    [Theory]
    [InlineData("智慧城市", "1")]
    [InlineData("智慧城市 摄像头", "1")]
    [InlineData("摄像头", "1")]
    [InlineData("\"城市 智慧\"", "")]
    [InlineData("华为 -手机", "4")]
    [InlineData("華為", "3 4")]
    [InlineData("HuaWei 手机", "3")]
    [InlineData("ＧＰＴ－４", "2")]
    [InlineData("gpt4", "2")]
    [InlineData("机器人 OR 储能", "5 6")]
    [InlineData("topic:ai", "2 5")]
    [InlineData("topic:人工智能 -机器人", "2")]
    [InlineData("-topic:ai 发布", "3")]
    [InlineData("source:it之家", "3 4")]
    [InlineData("source:\"IT 之家\" title:手机", "3")]
    [InlineData("title:摄像头", "")]
    [InlineData("after:2026-02-10", "5 6")]
    [InlineData("before:2026-02-02", "1")]
    [InlineData("last:20d 储能", "6")]
    [InlineData("last:2d", "")]
    [InlineData("芯", "4")]
    [InlineData("robots", "5")]
    [InlineData("\"robot\"", "5")]
    [InlineData("topic:无此话题", "")]
    [InlineData("''; DROP TABLE articles; --", "")]
    public async Task A_query_finds_what_it_means(string query, string ids)
    {
        await FillAsync();
        Assert.Equal(ids, string.Join(' ', (await FindAsync(query)).Hits.Select(hit => hit.Article.Id).Order()));
    }

    [Fact]
    public async Task Titles_come_before_texts_and_new_posts_before_old_ones()
    {
        await Samples.AddAsync("别的事", "储能，储能，储能，储能，储能，储能，储能，储能，储能", SearchSamples.Day(3, 1));
        await Samples.AddAsync("一座储能电站", "旧的", SearchSamples.Day(1, 1));
        await Samples.AddAsync("一座储能电站", "新的", SearchSamples.Day(2, 27));
        Assert.Equal([3, 2, 1], await IdsAsync("储能"));
    }

    [Fact]
    public async Task A_whole_title_comes_first()
    {
        await Samples.AddAsync("青岚市“智慧路灯”试点：节电 38% - 观察", "一", SearchSamples.Day(1, 1));
        await Samples.AddAsync("青岚市“智慧路灯”试点：节电 38% - 观察（续）", "二", SearchSamples.Day(2, 28));
        Assert.Equal(1, (await IdsAsync("青岚市“智慧路灯”试点：节电 38% - 观察"))[0]);
    }

    [Theory]
    [InlineData("蓝鲸座")]
    [InlineData("蓝鲸")]
    [InlineData("鲸")]
    [InlineData("zorblax")]
    [InlineData("zorblaxes")]
    [InlineData("储能 蓝鲸座")]
    [InlineData("储能 OR 蓝鲸座 zorblax")]
    public async Task A_word_that_one_post_alone_has_finds_it_first(string query)
    {
        await Samples.AddAsync("短讯一则", string.Concat(Enumerable.Repeat("储能电站并网，", 300)) + "文末提到蓝鲸座与 Zorblax。", SearchSamples.Day(1, 1), isAdvert: true);
        for (var i = 0; i < 70; i++)
        {
            await Samples.AddAsync($"储能 储能 储能 {i}", "储能蓝图，座位，鲜", SearchSamples.Day(2, 1).AddHours(i));
        }

        Assert.Equal(1, (await IdsAsync(query))[0]);
    }

    [Fact]
    public async Task Adverts_are_found_but_come_late()
    {
        await Samples.AddAsync("降噪耳机特价", "耳机", SearchSamples.Day(2, 28), isAdvert: true);
        await Samples.AddAsync("降噪耳机评测", "耳机", SearchSamples.Day(2, 1));
        Assert.Equal([2, 1], await IdsAsync("降噪耳机"));
    }

    [Fact]
    public async Task Characters_that_are_there_but_not_side_by_side_are_no_match()
    {
        await Samples.AddAsync("城市里的智慧", "慧城不远，智慧与城市");
        await Samples.AddAsync("另一篇", "智慧城市");
        Assert.Equal([2], await IdsAsync("智慧城市"));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repeat()
    {
        for (var i = 0; i < 23; i++)
        {
            await Samples.AddAsync($"储能第{i:D2}则", "电站", SearchSamples.Day(1, 1).AddHours(i));
        }

        var pages = new List<long>();
        for (var offset = 0; offset < 30; offset += 5)
        {
            var page = await FindAsync("储能", offset, 5);
            Assert.Equal(23, page.Total);
            Assert.Equal(offset + 5 < 23, page.HasMore);
            pages.AddRange(page.Hits.Select(hit => hit.Article.Id));
        }

        Assert.Equal(Enumerable.Range(1, 23).Select(id => (long)id).Reverse(), pages);
    }

    [Fact]
    public async Task A_text_that_a_story_has_twice_is_one_hit_and_another_text_of_it_is_one_too()
    {
        await Samples.AddAsync("储能电站并网", "昨天并网。", SearchSamples.Day(2, 1));
        var again = SearchSamples.Make(2, "储能电站并网（重发）", SearchSamples.Day(2, 2), "", null) with { StoryId = "story1", IsStoryLead = false };
        await Samples.WriteAsync(again, "昨天并网。");
        await Samples.WriteAsync(SearchSamples.Make(3, "储能电站并网，邻市也有了", SearchSamples.Day(2, 3), "", null) with { StoryId = "story1", IsStoryLead = false }, "昨天并网，邻市今天。");
        await Samples.WriteAsync(SearchSamples.Make(4, "储能电站并网", SearchSamples.Day(1, 1), "", null), "昨天并网。");

        var found = await FindAsync("储能电站并网");
        Assert.Equal([1, 3, 4], found.Hits.Select(hit => hit.Article.Id).Order());
        Assert.Equal(3, found.Total);
        Assert.Equal([2], await IdsAsync("储能电站 重发"));
    }

    [Fact]
    public async Task Pages_of_texts_that_were_posted_twice_follow_one_another_without_gap_or_repeat()
    {
        for (var i = 1; i <= 50; i++)
        {
            var post = SearchSamples.Make(i, $"储能第{i:D2}则", SearchSamples.Day(1, 1).AddHours(i), "", null) with { StoryId = $"story{(i + 1) / 2}" };
            await Samples.WriteAsync(post, $"电站 {(i + 1) / 2}");
        }

        var pages = new List<string>();
        for (var offset = 0; offset < 25; offset += 5)
        {
            var page = await FindAsync("储能", offset, 5);
            Assert.Equal(offset + 5 < 25, page.HasMore);
            Assert.InRange(page.Total, 25, page.HasMore ? 50 : 25);
            pages.AddRange(page.Hits.Select(hit => hit.Article.StoryId));
        }

        Assert.Equal(Enumerable.Range(1, 25).Select(story => $"story{story}").Reverse(), pages);
    }

    [Fact]
    public async Task The_snippet_shows_the_words_in_bold_and_stands_in_for_nothing_else()
    {
        await Samples.AddAsync("<题> & 储能", "甲" + new string('乙', 200) + "。电站用钠离子电池 <b> 储能，成本降低。" + new string('丙', 200));
        var hit = Assert.Single((await FindAsync("储能 钠离子")).Hits);
        Assert.Equal("&lt;题&gt; &amp; <b>储能</b>", hit.Title.Html);
        Assert.StartsWith("…电站用<b>钠离子</b>电池 &lt;b&gt; <b>储能</b>，成本降低。", hit.Snippet.Html, StringComparison.Ordinal);
        Assert.EndsWith("…", hit.Snippet.Html, StringComparison.Ordinal);

        await Samples.AddAsync("只在标题的词", "正文没有它");
        Assert.Equal("摘要 2", Assert.Single((await FindAsync("只在标题")).Hits).Snippet.Plain);
    }

    [Theory]
    [InlineData("zhihui chengshi", "智慧城市", 1)]
    [InlineData("zhihuichengshi", "智慧城市", 1)]
    [InlineData("yinhang", "银行", 2)]
    [InlineData("yinxing", "银行", 2)]
    [InlineData("chongqing yinhang", "重庆银行", 2)]
    [InlineData("zhihui shexiangtou", null, 0)]
    [InlineData("shuzi jingji", "数字经济", 3)]
    [InlineData("shuzi yinhang", "数字 银行", 2)]
    public async Task Pinyin_finds_han(string query, string? read, int id)
    {
        await Samples.AddAsync("青岚建设智慧城市", "摄像头");
        await Samples.AddAsync("重庆银行年报", "数字");
        await Samples.AddAsync("数字化的经济", "数字经济");
        var result = await FindAsync(query);
        Assert.Equal(read, result.Change == QueryChange.Pinyin ? result.Answered.Text : null);
        Assert.Equal(id, result.Hits is [var first, ..] ? first.Article.Id : 0);
    }

    [Fact]
    public async Task Letters_that_are_a_word_themselves_stay_one_and_the_reading_is_offered()
    {
        await Samples.AddAsync("Huawei ships phones", "text");
        await Samples.AddAsync("华为发布手机", "文");
        var result = await FindAsync("huawei");
        Assert.Equal(QueryChange.None, result.Change);
        Assert.Equal([1], result.Hits.Select(hit => hit.Article.Id));
        Assert.Equal("华为", result.AlsoReads?.Text);
    }

    [Fact]
    public async Task Words_run_together_that_nobody_wrote_so_are_taken_apart()
    {
        await Samples.AddAsync("青岚的储能电站", "智慧城市建设");
        var result = await FindAsync("青岚智慧城市储能电站");
        Assert.Equal(QueryChange.Loosened, result.Change);
        Assert.Equal("青岚 智慧城市 储能电站", result.Answered.Text);
        Assert.Single(result.Hits);
    }

    [Theory]
    [InlineData("晶片", "1 2")]
    [InlineData("芯片", "1 2")]
    [InlineData("车用晶片", "1 2")]
    [InlineData("車用芯片", "1 2")]
    [InlineData("內存", "1 2")]
    [InlineData("網路安全", "1 2")]
    [InlineData("网络", "1 2")]
    [InlineData("软件", "2")]
    [InlineData("資訊 芯片", "1")]
    [InlineData("资讯", "3")]
    [InlineData("title:晶片", "1 2")]
    [InlineData("\"晶片\"", "2")]
    [InlineData("芯片 -晶片", "")]
    [InlineData("机器人 -软件", "3")]
    public async Task Words_of_taiwan_and_of_the_mainland_find_one_another(string query, string ids)
    {
        await Samples.AddAsync("车用芯片降价", "内存也便宜了，网络安全仍要注意，信息要公开。", SearchSamples.Day(2, 1));
        await Samples.AddAsync("車用晶片漲價", "記憶體也貴了，軟體與網路安全是重點。", SearchSamples.Day(2, 2), language: "zh-Hant");
        await Samples.AddAsync("城市记忆体验馆开门", "物联网路灯照亮街道，软体机器人送茶，资讯频道在场。", SearchSamples.Day(2, 3));
        var found = await FindAsync(query);
        Assert.Equal(ids, string.Join(' ', found.Hits.Select(hit => hit.Article.Id).Order()));
        Assert.Equal(found.Hits.Count, found.Total);
        Assert.Equal(QueryChange.None, found.Change);
    }

    [Fact]
    public async Task The_other_name_is_in_bold_and_counts_for_the_title()
    {
        await Samples.AddAsync("别的消息", "说到了芯片。", SearchSamples.Day(2, 9));
        await Samples.AddAsync("芯片降价", "更多细节。", SearchSamples.Day(2, 1));
        var hits = (await FindAsync("晶片")).Hits;
        Assert.Equal([2, 1], hits.Select(hit => hit.Article.Id));
        Assert.Equal("<b>芯片</b>降价", hits[0].Title.Html);
        Assert.Contains("<b>芯片</b>", hits[1].Snippet.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_sees_the_last_committed_state_while_the_index_is_written()
    {
        await Samples.AddAsync("储能一", "文");
        await Database.WriteInBulkAsync(
            async session =>
            {
                await Samples.WriteAsync(session, SearchSamples.Make(50, "储能二", SearchSamples.Day(2, 2), "", null), "文");
                Assert.Equal([1], await IdsAsync("储能"));
            },
            CancellationToken.None);
        Assert.Equal(2, (await IdsAsync("储能")).Count);
    }

    [Fact]
    public async Task A_source_is_found_by_its_very_name_however_many_hold_it()
    {
        for (var number = 10; number < 70; number++)
        {
            await Samples.AddAsync($"别的 {number}", source: $"{number}科技");
        }

        await Samples.AddAsync("它自己的", source: "科技");
        Assert.Equal(["它自己的"], (await FindAsync("source:科技")).Hits.Select(hit => hit.Article.Title));
    }

    private protected async Task FillAsync()
    {
        await Samples.AddAsync("青岚市建成智慧城市平台", "全市的摄像头与路灯接入同一平台。", SearchSamples.Day(2, 1), "smart-city", "新华示例");
        await Samples.AddAsync("OpenAI 发布 GPT-4 新版", "大模型写代码更快。", SearchSamples.Day(2, 3), "ai", "36示例");
        await Samples.AddAsync("华为发布新手机 HUAWEI P90", "影像更好。", SearchSamples.Day(2, 4), "", "IT 之家");
        await Samples.AddAsync("华为公布国产芯片进展", "七纳米。", SearchSamples.Day(2, 5), "chips", "IT 之家");
        await Samples.AddAsync("A robot learns to cook", "Robots in kitchens. 机器人", SearchSamples.Day(2, 12), "robotics ai", "Example Times");
        await Samples.AddAsync("钠电池储能电站并网", "储能成本下降。", SearchSamples.Day(2, 25), "energy", "能源示例");
    }

    private protected async Task<List<long>> IdsAsync(string query) => [.. (await FindAsync(query)).Hits.Select(hit => hit.Article.Id)];

    private protected Task<SearchResult> FindAsync(string text, int offset = 0, int limit = 10)
    {
        Assert.True(SearchQueryParser.TryParse(text, Test.Clock.GetUtcNow(), TimeZoneInfo.Utc, out var query));
        return Store.FindAsync(query, offset, limit, CancellationToken.None);
    }
}
