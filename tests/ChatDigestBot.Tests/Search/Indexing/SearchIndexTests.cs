using ChatDigestBot.Articles;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Search.Indexing;

public sealed class SearchIndexOnSqliteTests : SearchIndexTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task Segments_are_merged_in_steps_and_nothing_is_lost()
    {
        for (var i = 0; i < 30; i++)
        {
            await Samples.AddAsync($"第{i}篇", "储能电站");
        }

        var merger = new SegmentMerger(Database, Test.Clock);
        Assert.Equal(30, await merger.CountSegmentsAsync(CancellationToken.None));
        Assert.True(await merger.MergeAsync(CancellationToken.None) > 0);
        Assert.Equal(1, await merger.CountSegmentsAsync(CancellationToken.None));
        Assert.Equal(30, (await FindAsync("储能")).Count);
    }

    [Fact]
    public async Task Posts_written_in_one_transaction_become_one_segment_however_many_calls_they_take()
    {
        var alerts = new NewArticleSink(new FreshnessOptions { Freshness = TimeSpan.FromDays(36_500) }, Test.Clock);
        await Database.WriteAsync(
            async session =>
            {
                for (var id = 1; id <= 5; id++)
                {
                    var article = SearchSamples.Make(id, $"nvidia{(char)('a' + id)} 储能 {id}", SearchSamples.Day(id, 1), "ai", $"来源{id}") with { IsArchive = false };
                    await Samples.WriteAsync(session, article, "storage storage");
                    await alerts.ApplyAsync(new ArticleChanges { Written = [SearchSamples.Written(article, "")], Touched = [], Removed = [] }, session);
                }
            },
            CancellationToken.None);
        Assert.Equal(1, await new SegmentMerger(Database, Test.Clock).CountSegmentsAsync(CancellationToken.None));
        Assert.Equal(5, (await FindAsync("储能")).Count);
        Assert.Equal(5, (await Test.QueryAsync<long>("SELECT article_id FROM unmatched_articles")).Count);
    }

    [Fact]
    public async Task Merging_waits_until_nobody_writes()
    {
        var merger = new SegmentMerger(Database, Test.Clock);
        Assert.False(merger.IsDue);
        merger.NoteWrite();
        Assert.False(merger.IsDue);
        Test.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.True(merger.IsDue);
        await merger.MergeAsync(CancellationToken.None);
        Assert.False(merger.IsDue);
    }
}

public sealed class SearchIndexOnPostgresTests : SearchIndexTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Two_nodes_that_index_posts_of_the_same_sources_never_wait_for_each_other()
    {
        await Database.WriteAsync(session => SearchIndex.AddAsync(session, [Of(1, null)]), CancellationToken.None);
        var runs = 0;
        Task? other = null;
        await Database.WriteAsync(
            async session =>
            {
                runs++;
                await SearchIndex.AddAsync(session, [Of(2, "b")]);
                if (other is null)
                {
                    other = Database.WriteAsync(
                        otherSession =>
                        {
                            runs++;
                            return SearchIndex.AddAsync(otherSession, [Of(3, "c"), Of(4, "b")]);
                        },
                        CancellationToken.None);
                    await Waiting.HasBegunAsync(session);
                }

                await SearchIndex.AddAsync(session, [Of(5, "c")]);
            },
            CancellationToken.None);
        await other!;
        Assert.Equal(2, runs);

        static IndexedPost Of(long id, string? source) =>
            new() { ArticleId = id, PublishedAt = SearchSamples.Day(1, 1), Labels = "", Terms = $"{Term.EveryPost}", Spellings = [], Source = source };
    }
}

public abstract class SearchIndexTests : StoreTest
{
    private protected SearchSamples Samples => field ??= new SearchSamples(Test);

    [Fact]
    public async Task A_post_is_found_by_what_it_says_from_the_moment_it_is_in_the_catalogue()
    {
        await Samples.AddAsync("华为发布5G手机", "芯片由国内厂商制造，GPT-4o 助手随机附送。");
        await Samples.AddAsync("别的", "无关");
        foreach (var word in new[] { "华为", "5g", "芯片", "芯", "gpt4o", "gpt-4o", "国内厂商" })
        {
            Assert.Equal([1], await FindAsync(word));
        }

        Assert.Equal([1], await FindAsync("华为", SearchField.Title));
        Assert.Empty(await FindAsync("芯片", SearchField.Title));
    }

    [Fact]
    public async Task A_changed_post_is_found_by_its_new_words_only()
    {
        var article = await Samples.AddAsync("旧题", "旧文");
        await Samples.AddAsync("后来的", "一篇");
        await Samples.WriteAsync(article with { Title = "新题" }, "新文", isNew: false);
        Assert.Empty(await FindAsync("旧题"));
        Assert.Equal([1], await FindAsync("新题"));
        Assert.Equal([1], await FindAsync("新文"));
    }

    [Fact]
    public async Task Of_very_many_matches_the_newest_are_named_whatever_was_read_last()
    {
        var newest = new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);
        var dates = Enumerable.Range(0, 4_000).ToDictionary(i => (long)i + 1, i => newest.AddHours(-i)); // the newest were read first
        await Database.WriteAsync(session => SearchIndex.AddAsync(session, [.. dates.Select(pair => Post(pair.Key, pair.Value))]), CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 240), await NewestAsync(new SearchQuery { Text = "", Clauses = [] }));

        var month = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
        var earlier = new SearchQuery { Text = "", Clauses = [], Before = month };
        Assert.Equal(dates.Where(pair => pair.Value < month).Select(pair => (int)pair.Key).Take(240), await NewestAsync(earlier));
        var between = earlier with { NotBefore = month.AddHours(-30) };
        Assert.Equal(dates.Where(pair => pair.Value < month && pair.Value >= month.AddHours(-30)).Select(pair => (int)pair.Key), await NewestAsync(between));
        Assert.Equal(30, await Database.ReadAsync(session => IndexReader.CountAsync(session, TermExpression.Every, between, 100), CancellationToken.None));
        Assert.Empty(await NewestAsync(new SearchQuery { Text = "", Clauses = [], NotBefore = newest.AddDays(40) }));

        Task<IEnumerable<int>> NewestAsync(SearchQuery query) => Database.ReadAsync<IEnumerable<int>>(
            async session => [.. (await IndexReader.NewestAsync(session, TermExpression.Every, query, 240)).Select(post => (int)post.ArticleId)], CancellationToken.None);

        static IndexedPost Post(long id, DateTimeOffset at) => new()
        {
            ArticleId = id,
            PublishedAt = at,
            Labels = "",
            Terms = $"{Term.EveryPost} {Term.OfMonth(Term.MonthOf(at))}",
            Spellings = [],
            Source = null,
        };
    }

    [Fact]
    public async Task A_date_that_moves_into_another_month_is_found_there()
    {
        var article = await Samples.AddAsync("储能电站", "文", SearchSamples.Day(3, 1));
        await Samples.TouchAsync(article with { PublishedAt = SearchSamples.Day(1, 20) }, "文");
        var january = new SearchQuery { Text = "", Clauses = [], NotBefore = SearchSamples.Day(1, 1), Before = SearchSamples.Day(2, 1) };
        Assert.Equal(1, await Database.ReadAsync(session => IndexReader.CountAsync(session, TermExpression.Every, january, 10), CancellationToken.None));
        Assert.Equal(0, await Database.ReadAsync(session => IndexReader.CountAsync(session, TermExpression.Every, january with { NotBefore = SearchSamples.Day(2, 1), Before = null }, 10), CancellationToken.None));
    }

    [Fact]
    public async Task A_removed_post_is_not_found_any_more()
    {
        await Samples.AddAsync("要删的", "文字");
        await Samples.RemoveAsync(1);
        Assert.Empty(await FindAsync("要删"));
        Assert.Empty(await Test.QueryAsync<long>("SELECT article_id FROM search_documents"));
    }

    [Fact]
    public async Task New_topics_reach_the_index_without_a_new_text_and_a_new_date_moves_the_post()
    {
        var article = await Samples.AddAsync("题", "正文字", topics: "ai");
        await Samples.TouchAsync(article with { Topics = ["chips"], PublishedAt = SearchSamples.Day(2, 9) }, "正文字");
        Assert.Equal([1], await FindAsync("chips", SearchField.Topic));
        Assert.Empty(await FindAsync("ai", SearchField.Topic));
        Assert.Equal([1], await FindAsync("正文"));

        await Samples.TouchAsync(article with { Topics = ["chips"], PublishedAt = SearchSamples.Day(2, 11) }, "正文字");
        Assert.Equal([SearchSamples.Day(2, 11)], await Test.QueryAsync<DateTimeOffset>("SELECT published_at FROM search_documents"));
    }

    [Fact]
    public async Task Posts_the_index_missed_or_made_by_older_rules_are_indexed_again()
    {
        await Database.WriteAsync(session => SearchSamples.PutAsync(session, SearchSamples.Make(90, "漏掉的", SearchSamples.Day(1, 1), "", null), "一二"), CancellationToken.None);
        await Samples.AddAsync("旧规则", "三四");
        await Test.ExecuteAsync("UPDATE search_documents SET version = 0");

        Assert.Equal(1, await Database.WriteAsync(session => Samples.Sink.CatchUpAsync(session, limit: 1), CancellationToken.None));
        Assert.Equal(1, await Database.WriteAsync(session => Samples.Sink.CatchUpAsync(session, limit: 9), CancellationToken.None));
        Assert.Equal(0, await Database.WriteAsync(session => Samples.Sink.CatchUpAsync(session, limit: 9), CancellationToken.None));
        Assert.Equal([90], await FindAsync("漏掉"));
        Assert.Equal([1], await FindAsync("三四"));
    }

    [Fact]
    public async Task A_text_of_any_length_and_kind_can_be_indexed()
    {
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 70_000).Select(_ => (char)random.Next(0x4E00, 0x9FFF)));
        await Samples.AddAsync("极长", text);
        await Samples.AddAsync("🙂 ' \" \\ :* & | ! <-> §¶", "\u200B'''\\\\ -- ; DROP TABLE x \uD842");
        Assert.Equal([1], await FindAsync(text[..6]));
        Assert.Equal([2], await FindAsync("drop"));
    }

    [Fact]
    public async Task Words_worth_suggesting_and_names_of_sources_are_kept()
    {
        await Samples.AddAsync("NVIDIA 发布", "Blackwell and Blackwell, once Hopper", source: "IT 之家");
        await Samples.AddAsync("NVIDIA 再发布", "", source: "IT之家");
        Assert.Equal(["blackwell", "nvidia"], await Test.QueryAsync<string>("SELECT word FROM search_words ORDER BY word"));
        Assert.Equal(["aidivn", "llewkcalb"], await Test.QueryAsync<string>("SELECT reversed FROM search_words ORDER BY reversed"));
        Assert.Equal(["IT 之家"], await Test.QueryAsync<string>("SELECT name FROM search_sources"));
    }

    private protected async Task<List<long>> FindAsync(string word, SearchField place = SearchField.Anywhere)
    {
        var expression = place == SearchField.Topic ? new TermExpression.Has(Term.Of(place, word)) : WordTerms.Of(SearchFolding.Fold(word), place)!;
        return await Database.ReadAsync(
            session => session.QueryAsync<long>(
                session.Pick(
                    sqlite: "SELECT rowid FROM search_terms WHERE search_terms MATCH @match ORDER BY rowid",
                    postgres: "SELECT article_id FROM search_documents WHERE terms @@ CAST(@match AS tsquery) ORDER BY article_id"),
                new { match = session.Pick(expression.ToFts5(), expression.ToTsQuery()) }),
            CancellationToken.None);
    }
}
