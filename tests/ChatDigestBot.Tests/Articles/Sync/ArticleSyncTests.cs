using System.Text.RegularExpressions;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Curation;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Tests.Telegram;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class ArticleSyncOnSqliteTests : ArticleSyncTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class ArticleSyncOnPostgresTests : ArticleSyncTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class ArticleSyncTests : StoreTest
{
    private const string Battery = "青岚市的储能电站昨天并网，装机 120 兆瓦，是当地最大的一座。运营方说，它每天可以为 4,300 户人家供电，夜里用便宜的电充满。";
    private const string Robot = "拓岩机器人公布了新的机械臂，可以在 3.5 秒内抓取 12 种零件。工厂试用了 46 天，没有一次停机，工人只需要在旁边看着。";

    private readonly PostWriter _posts = new();
    private readonly CollectingSink _sink = new();
    private ArticleSync? _sync;

    private ArticleSync Sync => _sync ??= NewSync();

    private ArticleCatalogue Catalogue => field ??= new ArticleCatalogue(Database);

    public override Task DisposeAsync()
    {
        _posts.Dispose();
        _sync?.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Posts_of_the_first_scan_are_archive_and_later_ones_are_not()
    {
        _posts.Write("a/one.md", "储能电站并网", $"<p>{Battery}</p>");
        Assert.Equal(1, (await RunAsync()).New);
        _posts.Write("a/two.md", "新的机械臂", $"<p>{Robot}</p>");
        Assert.Equal(1, (await RunAsync()).New);

        var articles = await ListAsync();
        Assert.Equal(["新的机械臂", "储能电站并网"], articles.OrderByDescending(article => article.Id).Select(article => article.Title));
        Assert.Equal([false, true], articles.OrderByDescending(article => article.Id).Select(article => article.IsArchive));
        Assert.Equal(["energy"], articles.Single(article => article.IsArchive).Topics);
        Assert.Equal(["robotics"], articles.Single(article => !article.IsArchive).Topics);
    }

    [Fact]
    public async Task A_pass_over_an_unchanged_folder_changes_nothing_and_tells_nobody()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        _sink.Clear();
        Assert.False((await RunAsync()).IsChange);
        Assert.Empty(_sink.Changes);
    }

    [Fact]
    public async Task Topics_that_an_editor_gave_outlive_another_reading_of_the_post()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        var article = Assert.Single(await ListAsync());
        await new EditingDesk(Database, Catalogue, [], Test.Clock).SetTopicsAsync(article.Key, 7, ["ai"], CancellationToken.None);
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery} 又及：第二座明年开工。</p>");
        Assert.Equal(1, (await RunAsync()).Corrected);

        Assert.Equal(["ai"], Assert.Single(await ListAsync()).Topics);
        Assert.Single(await Catalogue.ListAsync(new ArticleFilter { Topics = ["ai"] }, CancellationToken.None));
        Assert.Empty(await Catalogue.ListAsync(new ArticleFilter { Topics = ["energy"] }, CancellationToken.None));
    }

    [Fact]
    public async Task A_rewritten_post_with_the_same_text_is_no_news_and_keeps_its_date()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>", "2026-03-01 08:00:00", head: "headimg: 'https://img.example.com/1.jpg'\n");
        await RunAsync();
        var before = await SingleAsync();
        _sink.Clear();
        _posts.Write("a.md", "储能电站并网", $"<div>{Battery}</div>", "2026-03-01 23:00:00", head: "headimg: 'https://img.example.com/2.jpg'\n");
        _posts.Touch("a.md", 60);

        Assert.Equal(1, (await RunAsync()).Rewritten);
        var after = await SingleAsync();
        Assert.Equal(before with { ImageUrl = "https://img.example.com/2.jpg", Topics = after.Topics }, after);
        Assert.Empty(_sink.Written);
        Assert.Equal([after.Id], _sink.Touched);
    }

    [Fact]
    public async Task A_real_change_of_text_is_marked_as_corrected_and_reaches_the_sinks()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        var before = await SingleAsync();
        _sink.Clear();
        Test.Clock.Advance(TimeSpan.FromHours(1));
        _posts.Write("a.md", "新的机械臂", $"<p>{Robot}</p>");
        _posts.Touch("a.md", 60);

        Assert.Equal(1, (await RunAsync()).Corrected);
        var after = await SingleAsync();
        Assert.Equal((before.Id, before.Key, before.FirstSeenAt), (after.Id, after.Key, after.FirstSeenAt));
        Assert.Equal(Test.Clock.GetUtcNow(), after.CorrectedAt);
        Assert.Equal(["robotics"], after.Topics);
        Assert.Equal(["energy"], before.Topics);
        Assert.Equal(Robot, Assert.Single(_sink.Written).Text);
        Assert.False(_sink.Written[0].IsNew);
        Assert.Empty(await ListAsync(new ArticleFilter { Topics = ["energy"] }));
    }

    [Fact]
    public async Task New_rules_judge_what_was_read_before_and_correct_nothing()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        var before = await SingleAsync();
        _sink.Clear();
        await Test.ExecuteAsync("UPDATE article_state SET value = 'older' WHERE name = 'rules_version'");
        await Test.ExecuteAsync("UPDATE articles SET summary = 'as older rules said', topics = ''");
        await Test.ExecuteAsync("DELETE FROM article_topics");

        Assert.Equal(1, (await RunAsync()).Rewritten);
        var after = await SingleAsync();
        Assert.Equal(before with { Topics = after.Topics }, after);
        Assert.Equal([before.Id], (await ListAsync(new ArticleFilter { Topics = ["energy"] })).Select(article => article.Id));
        // The text is the same: what is indexed of it need not be written again.
        Assert.Empty(_sink.Written);
        Assert.Equal([before.Id], _sink.Touched);
    }

    [Fact]
    public async Task A_renamed_post_keeps_its_identity()
    {
        _posts.Write("a/old.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        var before = await SingleAsync();
        Directory.CreateDirectory(_posts.PathOf("b"));
        File.Move(_posts.PathOf("a/old.md"), _posts.PathOf("b/new.md"));

        var outcome = await RunAsync();
        Assert.Equal((1, 0, 0), (outcome.Renamed, outcome.New, outcome.Removed));
        Assert.Equal(before with { Path = "b/new.md", Topics = [] }, await SingleAsync() with { Topics = [] });

        // The old path may be used again, by something else.
        _posts.Write("a/old.md", "新的机械臂", $"<p>{Robot}</p>");
        await RunAsync();
        Assert.Equal(2, (await ListAsync()).Select(article => article.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_removed_post_is_gone_with_its_topics_and_its_story()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        var id = (await SingleAsync()).Id;
        File.Delete(_posts.PathOf("a.md"));

        Assert.Equal(1, (await RunAsync()).Removed);
        Assert.Empty(await ListAsync());
        Assert.Equal([id], _sink.Removed);
        foreach (var table in new[] { "articles", "article_texts", "article_topics", "stories" })
        {
            Assert.Equal([0], await Test.QueryAsync<int>($"SELECT COUNT(*) FROM {table}"));
        }
    }

    [Fact]
    public async Task A_post_that_became_unreadable_keeps_its_article_until_it_is_whole_again()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        _posts.WriteBytes("a.md", []);
        _posts.Touch("a.md", 60);

        Assert.Equal(1, (await RunAsync()).Unreadable);
        Assert.Equal("储能电站并网", (await SingleAsync()).Title);
        Assert.False((await RunAsync()).IsChange);
        Assert.Equal(1, (await Catalogue.CountAsync(CancellationToken.None)).Unreadable);

        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        _posts.Touch("a.md", 120);
        await RunAsync();
        Assert.Equal(0, (await Catalogue.CountAsync(CancellationToken.None)).Unreadable);
        Assert.Null((await SingleAsync()).CorrectedAt);
    }

    [Fact]
    public async Task The_same_text_from_two_sources_is_one_story_led_by_the_first()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>", "2026-03-01 09:00:00", "示例网");
        _posts.Write("b.md", "青岚市储能电站并网了", $"<p>{Battery}</p>", "2026-03-01 08:00:00", "示例报");
        _posts.Write("c.md", "新的机械臂", $"<p>{Robot}</p>");
        await RunAsync();

        var articles = (await ListAsync()).ToDictionary(article => article.Path);
        Assert.Equal(articles["a.md"].StoryId, articles["b.md"].StoryId);
        Assert.NotEqual(articles["a.md"].StoryId, articles["c.md"].StoryId);
        Assert.Equal((false, true, 2), (articles["a.md"].IsStoryLead, articles["b.md"].IsStoryLead, articles["b.md"].StorySources));
        Assert.Equal(["b.md", "c.md"], (await ListAsync(new ArticleFilter { ForDigests = true })).Select(article => article.Path).Order());

        File.Delete(_posts.PathOf("b.md"));
        await RunAsync();
        Assert.True((await Catalogue.FindAsync(articles["a.md"].Id, CancellationToken.None))!.IsStoryLead);
    }

    [Fact]
    public async Task A_change_of_the_topics_judges_anew_without_reading_posts()
    {
        File.Copy(Repository.PathOf("content/topics.yaml"), _posts.TopicsPath);
        _sync = NewSync(_posts.TopicsPath);
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        await RunAsync();
        File.WriteAllText(_posts.TopicsPath, "threshold: 10\ntopics:\n  - { id: grid, emoji: ⚡, zh: 电网, en: Grid, words: { 12: [储能电站] } }\n");

        Assert.Equal(1, (await RunAsync()).Reclassified);
        Assert.Equal(["grid"], (await SingleAsync()).Topics);

        File.WriteAllText(_posts.TopicsPath, "threshold: 10\ntopics:\n  - { id: grid, zh: 电网, en: Grid }\n");
        Assert.Equal(0, (await RunAsync()).Reclassified);
        Assert.Equal(["grid"], (await SingleAsync()).Topics);
    }

    [Fact]
    public async Task Nothing_is_written_while_somebody_else_holds_the_lease()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        Assert.NotNull(await new LeaseStore(Database, Test.Clock).TryAcquireAsync(Lease.Indexing, CancellationToken.None));
        Assert.False((await RunAsync()).IsDone);
        Assert.Empty(await ListAsync());

        Test.Clock.Advance(LeaseStore.Duration);
        Assert.True((await RunAsync()).IsDone);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_sink_that_fails_takes_the_catalogue_rows_back_and_the_next_pass_writes_them()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        _sink.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(RunAsync);
        Assert.Empty(await ListAsync());

        _sink.Fails = false;
        Assert.Equal(1, (await RunAsync()).New);
        Assert.True((await SingleAsync()).IsArchive);
    }

    [Fact]
    public async Task Undated_posts_of_the_archive_are_no_news_but_those_that_come_later_are()
    {
        _posts.Write("old.md", "储能电站并网", $"<p>{Battery}</p>", date: null);
        await RunAsync();
        Assert.Empty(await ListAsync(new ArticleFilter { ForDigests = true }));
        Assert.Single(await ListAsync());

        _posts.Write("new.md", "新的机械臂", $"<p>{Robot}</p>", date: null);
        await RunAsync();
        var news = Assert.Single(await ListAsync(new ArticleFilter { ForDigests = true }));
        Assert.Equal(("new.md", Test.Clock.GetUtcNow()), (news.Path, news.PublishedAt));
    }

    [Fact]
    public async Task What_a_database_refuses_keeps_no_post_out()
    {
        // PostgreSQL takes no NUL and no half of a character; one such post must not stop the pass for all.
        _posts.WriteRaw("a.md", $"""
            ---
            title: "储能\0电站并网"
            categories: ["新媒体", "示例\0网", "资讯\u0007"]
            author: "示例\u0007网"
            headimg: "https://www.example.com/\0a.jpg"
            ---
            <div><p>{Battery}&#0;&#xD83D;<a href="https://www.example.com/&#0;b">储能电站</a></p></div>
            """);
        _posts.Write("b.md", "&#0;新的&#xDE00;机械臂", $"<p>{Robot}</p>");
        _posts.Write("c.md", new string('长', 299) + "\U0001F600" + new string('长', 9), $"<p>{new string('字', 399_999)}\U0001F600</p>");

        await RunAsync();
        Assert.DoesNotContain(Sync.Problems, problem => problem.Level == ProblemLevel.Error);
        var articles = (await ListAsync()).ToDictionary(article => article.Path);
        Assert.Equal(("储能电站并网", "示例网", "示例网"), (articles["a.md"].Title, articles["a.md"].Source, articles["a.md"].Author));
        Assert.StartsWith(Battery, (await Catalogue.FindBodyAsync(articles["a.md"].Id, CancellationToken.None))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_no_rule_gets_done_with_is_put_aside_and_named_and_all_others_are_read()
    {
        for (var number = 0; number < 60; number++)
        {
            _posts.Write($"{number:00}.md", $"储能电站并网 {number}", $"<p>{Battery}</p>");
        }

        var begun = new TaskCompletionSource();
        using var end = new ManualResetEventSlim();
        _sink.Preparing = draft =>
        {
            if (draft.Post.Path == "00.md")
            {
                begun.SetResult();
                end.Wait();
            }
        };
        var log = new CollectingLogger<ArticleSync>();
        _sync = TestSync.New(Test, _posts, _sink, log: log);
        var pass = RunAsync();
        await begun.Task;
        // Time passes for the one post only; it stands still for the others.
        await Until.SoAsync(() => log.Lines.Any(line => line.Line.Contains("00.md", StringComparison.Ordinal)), () => Test.Clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal((59, 1), ((await pass).New, (await pass).Unreadable));
        Assert.DoesNotContain("00.md", (await ListAsync(new ArticleFilter { Limit = 100 })).Select(article => article.Path));
        Assert.Equal("00.md", Assert.Single(Sync.Problems).Path);
        Assert.Contains("longer than 20 seconds", Sync.Problems[0].Message, StringComparison.Ordinal);

        // Only when it changes is it tried again.
        Assert.False((await RunAsync()).IsChange);
        end.Set();
        _sink.Preparing = _ => { };
        _posts.Write("00.md", "储能电站并网 0", $"<p>{Battery}{Battery}</p>");
        Assert.Equal(1, (await RunAsync()).New);
    }

    [Fact]
    public async Task A_pattern_that_ran_out_of_time_while_the_machine_was_busy_is_tried_again_by_the_next_pass()
    {
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        _sink.Preparing = _ => throw new RegexMatchTimeoutException();
        Assert.Equal((0, 1), ((await RunAsync()).New, Sync.Problems.Count));
        _sink.Preparing = _ => { };
        Assert.Equal(1, (await RunAsync()).New);
        Assert.Equal("a.md", (await SingleAsync()).Path);
    }

    [Fact]
    public async Task A_pass_over_named_paths_reads_only_those()
    {
        await RunAsync();
        _posts.Write("a.md", "储能电站并网", $"<p>{Battery}</p>");
        _posts.Write("b.md", "新的机械臂", $"<p>{Robot}</p>");
        var outcome = await Sync.RunOnceAsync(["a.md", "../../etc/passwd", "gone.md"], CancellationToken.None);
        Assert.Equal(1, outcome.New);
        Assert.Equal("a.md", (await SingleAsync()).Path);

        File.Move(_posts.PathOf("a.md"), _posts.PathOf("c.md"));
        Assert.Equal(1, (await Sync.RunOnceAsync(["a.md", "c.md"], CancellationToken.None)).Renamed);
    }

    private Task<SyncOutcome> RunAsync() => Sync.RunOnceAsync(CancellationToken.None);

    private Task<IReadOnlyList<Article>> ListAsync(ArticleFilter? filter = null) => Catalogue.ListAsync(filter ?? new ArticleFilter(), CancellationToken.None);

    private async Task<Article> SingleAsync() => Assert.Single(await ListAsync());

    private ArticleSync NewSync(string? topics = null) => TestSync.New(Test, _posts, _sink, topics);

    private sealed class CollectingSink : IArticleSink
    {
        public bool Fails { get; set; }

        public Action<ArticleDraft> Preparing { get; set; } = _ => { };

        public List<ArticleChanges> Changes { get; } = [];

        public List<WrittenArticle> Written => [.. Changes.SelectMany(change => change.Written)];

        public List<long> Touched => [.. Changes.SelectMany(change => change.Touched)];

        public List<long> Removed => [.. Changes.SelectMany(change => change.Removed)];

        public void Clear() => Changes.Clear();

        public object? Prepare(ArticleDraft draft)
        {
            Preparing(draft);
            return null;
        }

        public Task ApplyAsync(ArticleChanges changes, DbSession session)
        {
            Changes.Add(changes);
            return Fails ? throw new InvalidOperationException("The index is full.") : Task.CompletedTask;
        }
    }
}
