using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Telegram;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class EmptyStoreOnSqliteTests : EmptyStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class EmptyStoreOnPostgresTests : EmptyStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class EmptyStoreTests : StoreTest
{
    private static readonly TimeSpan EmptyAfter = TimeSpan.FromMinutes(30);

    private readonly PostWriter _posts = new();
    private readonly IndexingProgress _progress = new();
    private readonly CollectingLogger<ArticleSync> _log = new();
    private ArticleSync? _sync;

    private ArticleSync Sync => _sync ??= TestSync.New(Test, _posts, TestSync.NoSink, emptyAfter: EmptyAfter, log: _log, progress: _progress);

    public override Task DisposeAsync()
    {
        _sync?.Dispose();
        _posts.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_is_suddenly_empty_keeps_its_catalogue_says_so_and_is_believed_after_a_while()
    {
        await ReadThreeAsync();
        Empty();
        Assert.Equal(0, (await RunAsync()).Removed);
        Assert.Equal((3, HealthStatus.Degraded), await HealthAsync());
        Assert.Contains(_log.Lines, line => line.Line.Contains("as if it were not mounted", StringComparison.Ordinal));
        Assert.Equal(Test.Clock.GetUtcNow() + EmptyAfter, Sync.NextDueAt!.Value, TimeSpan.FromSeconds(1));

        // Another process asks no longer than the first.
        _sync!.Dispose();
        _sync = null;
        Test.Clock.Advance(EmptyAfter / 2);
        Assert.Equal(0, (await RunAsync()).Removed);
        Test.Clock.Advance(EmptyAfter / 2);
        Assert.Equal(3, (await RunAsync()).Removed);
        Assert.Equal((0, HealthStatus.Healthy), await HealthAsync());
    }

    [Fact]
    public async Task A_store_that_comes_back_is_as_it_was()
    {
        await ReadThreeAsync();
        var away = _posts.Root + "-away";
        Directory.Move(_posts.Root, away);
        Directory.CreateDirectory(_posts.Root);
        await RunAsync();
        Directory.Delete(_posts.Root);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(RunAsync);
        Assert.Equal((3, HealthStatus.Degraded), await HealthAsync());

        Directory.Move(away, _posts.Root);
        var outcome = await RunAsync();
        Assert.Equal((0, 0, 0), (outcome.New, outcome.Removed, outcome.Rewritten));
        Assert.Equal((3, HealthStatus.Healthy), await HealthAsync());
        Assert.Contains(_log.Lines, line => line.Line.Contains("holds its posts again", StringComparison.Ordinal));

        // The next time is a time of its own.
        Test.Clock.Advance(EmptyAfter * 2);
        Empty();
        Assert.Equal(0, (await RunAsync()).Removed);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_keeps_its_catalogue_and_says_so_until_it_can()
    {
        await ReadThreeAsync();
        var away = _posts.Root + "-away";
        Directory.Move(_posts.Root, away);
        Directory.CreateSymbolicLink(_posts.Root, _posts.Root); // a loop, which not even root can list
        await Assert.ThrowsAsync<IOException>(RunAsync);
        Assert.Equal(IndexingProgress.FolderUnreadable, _progress.Trouble);
        Assert.Equal((3, HealthStatus.Degraded), await HealthAsync());

        File.Delete(_posts.Root);
        Directory.Move(away, _posts.Root);
        await RunAsync();
        Assert.Equal((3, HealthStatus.Healthy), await HealthAsync());
    }

    [Fact]
    public async Task Posts_told_to_be_gone_one_after_the_other_leave_the_last_ones()
    {
        await ReadThreeAsync();
        File.Delete(_posts.PathOf("0.md"));
        Assert.Equal(1, (await Sync.RunOnceAsync(["0.md"], CancellationToken.None)).Removed);
        Empty();
        Assert.Equal(0, (await Sync.RunOnceAsync(["1.md", "2.md"], CancellationToken.None)).Removed);
        Assert.Equal((2, HealthStatus.Degraded), await HealthAsync());
    }

    [Theory]
    [InlineData(100, 5, false, true)]
    [InlineData(100, 50, false, false)]
    [InlineData(100, 5, true, false)]
    [InlineData(10, 1, false, false)]
    [InlineData(1, 0, false, true)]
    [InlineData(0, 0, false, false)]
    public void Hardly_any_of_many_is_as_suspect_as_none_and_a_move_is_not(int known, int found, bool isAnyNew, bool isSuspect) =>
        Assert.Equal(isSuspect, EmptyFolderRule.IsSuspect(known, found, isAnyNew));

    private async Task ReadThreeAsync()
    {
        for (var number = 0; number < 3; number++)
        {
            _posts.Write($"{number}.md", $"第 {number} 篇", $"<p>第 {number} 篇的正文，说的是第 {number} 件事，各不相同，一共 {number + 7} 处。</p>");
        }

        Assert.Equal(3, (await RunAsync()).New);
    }

    private void Empty()
    {
        foreach (var file in Directory.GetFiles(_posts.Root))
        {
            File.Delete(file);
        }
    }

    private Task<SyncOutcome> RunAsync() => Sync.RunOnceAsync(CancellationToken.None);

    private async Task<(int Count, HealthStatus Status)> HealthAsync()
    {
        var health = await new ArticlesHealthCheck(new ArticleCatalogue(Database), _progress).CheckHealthAsync(new HealthCheckContext());
        return ((int)health.Data["count"], health.Status);
    }
}
