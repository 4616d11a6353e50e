using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class WithheldPostsOnSqliteTests : WithheldPostsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class WithheldPostsOnPostgresTests : WithheldPostsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class WithheldPostsTests : StoreTest
{
    private const string Body = "<p>青岚市的储能电站并网，装机 120 兆瓦，是当地最大的一座，每天可以为 4,300 户人家供电。</p>";

    private readonly PostWriter _posts = new();
    private ArticleSync? _sync;

    private ArticleSync Sync => _sync ??= TestSync.New(Test, _posts, TestSync.NoSink);

    private DateTimeOffset Now => Test.Clock.GetUtcNow();

    public override Task DisposeAsync()
    {
        _sync?.Dispose();
        _posts.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_post_dated_ahead_is_held_until_its_moment_and_is_news_then()
    {
        await RunAsync();
        _posts.Write("ahead.md", "储能电站并网", Body, Written(Now.AddMinutes(30)));
        var outcome = await RunAsync();
        Assert.Equal((0, 1), (outcome.New, outcome.Withheld));
        Assert.Empty(await TitlesAsync());
        Assert.Equal(Now.AddMinutes(30).ToUnixTimeSeconds(), Sync.NextDueAt!.Value.ToUnixTimeSeconds());

        // It does not change, and is not read again before.
        Assert.Equal(new SyncOutcome { IsDone = true }, await RunAsync());
        Test.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(1, (await RunAsync()).New);
        var article = Assert.Single(await ListAsync());
        Assert.Equal((false, Now.AddMinutes(-1).ToUnixTimeSeconds()), (article.IsArchive, article.PublishedAt.ToUnixTimeSeconds()));
        Assert.Null(Sync.NextDueAt);
    }

    [Fact]
    public async Task A_post_told_already_stays_when_its_crawler_writes_a_date_ahead()
    {
        _posts.Write("a.md", "储能电站并网", Body, Written(Now.AddHours(-1)));
        await RunAsync();
        _posts.Write("a.md", "储能电站并网", Body, Written(Now.AddMinutes(3)));
        _posts.Touch("a.md", 60);
        Assert.Equal(1, (await RunAsync()).Rewritten);
        Assert.Equal(Now.AddHours(-1).ToUnixTimeSeconds(), Assert.Single(await ListAsync()).PublishedAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_draft_is_no_article_until_its_head_says_so_and_none_any_more_when_it_is_taken_back()
    {
        _posts.Write("a.md", "储能电站并网", Body, head: "draft: true\n");
        _posts.Write("_drafts/b.md", "储能电站并网", Body);
        _posts.WriteRaw("README.md", "# 关于这个仓库\n\n这里放的是文章。");
        Assert.Equal(3, (await RunAsync()).Withheld);
        Assert.Equal(new SyncOutcome { IsDone = true }, await RunAsync());
        Assert.Equal((0, 3), (await CountsAsync()) is var counts ? (counts.Articles, counts.Withheld) : default);

        _posts.Write("a.md", "储能电站并网", Body, head: "draft: false\n");
        _posts.Touch("a.md", 60);
        Assert.Equal(1, (await RunAsync()).New);
        Assert.Equal(["储能电站并网"], await TitlesAsync());

        _posts.Write("a.md", "储能电站并网", Body, head: "published: false\n");
        _posts.Touch("a.md", 120);
        Assert.Equal((1, 1), (await RunAsync()) is var taken ? (taken.Withheld, taken.Removed) : default);
        Assert.Empty(await TitlesAsync());

        File.Delete(_posts.PathOf("a.md"));
        Directory.Delete(_posts.PathOf("_drafts"), recursive: true);
        await RunAsync();
        Assert.Equal(1, (await CountsAsync()).Withheld);
    }

    [Fact]
    public async Task A_post_leaves_the_catalogue_at_the_moment_it_expires()
    {
        _posts.Write("a.md", "储能电站并网", Body, head: $"expiryDate: {Written(Now.AddHours(2))}\n");
        Assert.Equal(1, (await RunAsync()).New);
        Assert.Equal(Now.AddHours(2).ToUnixTimeSeconds(), Sync.NextDueAt!.Value.ToUnixTimeSeconds());
        Test.Clock.Advance(TimeSpan.FromHours(2.1));
        Assert.Equal(1, (await RunAsync()).Removed);
        Assert.Empty(await TitlesAsync());
    }

    [Fact]
    public async Task What_arrives_late_can_be_news_once_and_what_is_older_cannot()
    {
        await RunAsync();
        _posts.Write("late.md", "迟到六天", Body, Written(Now.AddDays(-6)));
        _posts.Write("old.md", "迟到八天", "<p>云岭市的地铁四号线通过验收，全长 23 公里，设 17 站，明年三月试运行。</p>", Written(Now.AddDays(-8)));
        await RunAsync();
        Assert.Equal(["迟到六天"], await NewsAsync());

        // As long as anything is fresh after its arrival, and no longer.
        Test.Clock.Advance(TimeSpan.FromDays(2.9));
        Assert.Equal(["迟到六天"], await NewsAsync());
        Test.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.Empty(await NewsAsync());
    }

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private Task<SyncOutcome> RunAsync() => Sync.RunOnceAsync(CancellationToken.None);

    private Task<IReadOnlyList<Article>> ListAsync() => new ArticleCatalogue(Database).ListAsync(new ArticleFilter(), CancellationToken.None);

    private async Task<IEnumerable<string>> TitlesAsync() => (await ListAsync()).Select(article => article.Title);

    private async Task<IEnumerable<string>> NewsAsync()
    {
        var news = new FreshnessOptions();
        var filter = new ArticleFilter { ForDigests = true, WithoutArchive = true, PublishedSince = Now - news.Freshness, LateArrival = news.LateArrival };
        var found = await new ArticleCatalogue(Database).ListAsync(filter, CancellationToken.None);
        Assert.Equal(found.Select(article => article.Title), (await ListAsync()).Where(article => news.IsNews(article.PublishedAt, article.FirstSeenAt, Now)).Select(article => article.Title));
        return found.Select(article => article.Title);
    }

    private Task<ArticleCounts> CountsAsync() => new ArticleCatalogue(Database).CountAsync(CancellationToken.None);
}
