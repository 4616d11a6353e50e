using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Articles.Sync;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Tests.Articles;

public sealed class ArticlesHealthCheckOnSqliteTests : ArticlesHealthCheckTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class ArticlesHealthCheckOnPostgresTests : ArticlesHealthCheckTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class ArticlesHealthCheckTests : StoreTest
{
    [Fact]
    public async Task A_running_pass_is_shown_and_holds_nothing_back()
    {
        using var posts = new PostWriter();
        posts.Write("a.md", "储能电站并网", "<p>青岚市的储能电站昨天并网。</p>");
        using var sync = TestSync.New(Test, posts, new DeafSink());
        await sync.RunOnceAsync(CancellationToken.None);
        var progress = new IndexingProgress();
        var check = new ArticlesHealthCheck(new ArticleCatalogue(Database), progress);

        progress.NoteAllRead();
        Assert.Equal((1, false, "read"), await AskAsync(check));
        progress.Start(2_000);
        Assert.Equal((1, true, "read"), await AskAsync(check));
    }

    [Fact]
    public async Task Before_the_first_pass_has_begun_nothing_is_read_yet()
    {
        var progress = new IndexingProgress();
        var check = new ArticlesHealthCheck(new ArticleCatalogue(Database), progress);
        Assert.Equal((0, true, "not read yet"), await AskAsync(check));
        progress.Start(10);
        Assert.Equal((0, true, "reading"), await AskAsync(check));
        progress.Stop();
        Assert.Equal((0, true, "not read yet"), await AskAsync(check)); // the pass was cut short

        using var posts = new PostWriter();
        using var sync = TestSync.New(Test, posts, new DeafSink(), progress: progress);
        await sync.RunOnceAsync(CancellationToken.None);
        Assert.Equal((0, false, "read"), await AskAsync(check));
    }

    private static async Task<(int Count, bool IsIndexing, string State)> AskAsync(ArticlesHealthCheck check)
    {
        var health = await check.CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Healthy, health.Status);
        return ((int)health.Data["count"], (bool)health.Data["indexing"], (string)health.Data["state"]);
    }

    private sealed class DeafSink : IArticleSink
    {
        public Task ApplyAsync(ArticleChanges changes, DbSession session) => Task.CompletedTask;
    }
}
