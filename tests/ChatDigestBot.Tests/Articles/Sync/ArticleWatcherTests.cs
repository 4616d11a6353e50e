using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Tests.Telegram;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class ArticleWatcherTests : IAsyncLifetime
{
    private static readonly TimeSpan Sweep = TimeSpan.FromHours(6);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly PostWriter _posts = new();
    private readonly SignallingSink _sink = new();
    private TestDatabase _test = null!;
    private ArticleSync _sync = null!;
    private ArticleWatcher _watcher = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        var topics = _posts.PathOf("../topics-" + Path.GetFileName(_posts.Root) + ".yaml");
        File.Copy(Repository.PathOf("content/topics.yaml"), topics);
        var options = new ArticlesOptions { Path = _posts.Root, TopicsPath = topics, SweepEvery = Sweep };
        _sync = new ArticleSync(
            _test.Database, new LeaseStore(_test.Database, TimeProvider.System), new TopicCatalogue(topics, NullLogger<TopicCatalogue>.Instance), options, [_sink], new IndexingProgress(), TimeProvider.System, NullLogger<ArticleSync>.Instance);
        _watcher = new ArticleWatcher(_sync, options, TimeProvider.System, NullLogger<ArticleWatcher>.Instance);
    }

    public async Task DisposeAsync()
    {
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
        _sync.Dispose();
        await _test.DisposeAsync();
        File.Delete(_posts.PathOf("../topics-" + Path.GetFileName(_posts.Root) + ".yaml"));
        _posts.Dispose();
    }

    [Fact]
    public async Task Changes_of_every_kind_reach_the_catalogue_without_a_sweep()
    {
        _posts.Write("first.md", "第一篇", "<p>启动之前就在的一篇。</p>");
        await _watcher.StartAsync(CancellationToken.None);
        Assert.Equal(["first.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));

        _posts.Write("second.md", "第二篇", "<p>启动之后才写的一篇。</p>");
        Assert.Equal(["second.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));

        // As crawlers that write beside and move over it.
        _posts.Write("third.tmp", "第三篇", "<p>先写在旁边再移过来的一篇。</p>");
        File.Move(_posts.PathOf("third.tmp"), _posts.PathOf("third.md"));
        Assert.Equal(["third.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));

        using (var outside = new PostWriter())
        {
            outside.Write("folder/fourth.md", "第四篇", "<p>随整个文件夹一起来的一篇。</p>");
            Directory.Move(outside.PathOf("folder"), _posts.PathOf("folder"));
        }

        Assert.Equal(["folder/fourth.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));

        File.Delete(_posts.PathOf("first.md"));
        Assert.Single((await _sink.NextAsync()).Removed);
    }

    [Fact]
    public async Task Posts_that_come_while_another_process_writes_the_index_are_read_as_soon_as_it_ends_and_wait_for_no_sweep()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var leases = new LeaseStore(_test.Database, clock);
        var options = new ArticlesOptions { Path = _posts.Root, TopicsPath = Repository.PathOf("content/topics.yaml"), SweepEvery = Sweep };
        var log = new CollectingLogger<ArticleSync>();
        using var sync = new ArticleSync(
            _test.Database, leases, new TopicCatalogue(options.TopicsPath, NullLogger<TopicCatalogue>.Instance), options, [_sink], new IndexingProgress(), clock, log);
        using var watcher = new ArticleWatcher(sync, options, clock, NullLogger<ArticleWatcher>.Instance);
        var other = await leases.TryAcquireAsync(Lease.Indexing, CancellationToken.None);
        _posts.Write("first.md", "第一篇", "<p>别的进程正在写索引时来的一篇。</p>");
        await watcher.StartAsync(CancellationToken.None);

        // The first pass finds the index taken; the lease runs out 15 seconds later.
        Assert.Equal(["first.md"], (await NextBeforeTheSweepAsync(clock)).Written.Select(written => written.Path));
        Assert.NotNull(other);
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_a_failed_pass_was_for_is_done_by_the_next_one()
    {
        _sink.Fails = 1;
        _posts.Write("first.md", "第一篇", "<p>第一次没有写成的一篇。</p>");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var options = new ArticlesOptions { Path = _posts.Root, TopicsPath = Repository.PathOf("content/topics.yaml"), SweepEvery = Sweep };
        using var watcher = new ArticleWatcher(_sync, options, clock, NullLogger<ArticleWatcher>.Instance);
        await watcher.StartAsync(CancellationToken.None);
        Assert.Equal(["first.md"], (await NextBeforeTheSweepAsync(clock)).Written.Select(written => written.Path));
        await watcher.StopAsync(CancellationToken.None);
    }

    private async Task<ArticleChanges> NextBeforeTheSweepAsync(FakeTimeProvider clock)
    {
        var next = _sink.NextAsync();
        for (var passed = TimeSpan.Zero; !next.IsCompleted; passed += Step)
        {
            Assert.True(passed < Sweep / 2, "It waits for the sweep.");
            clock.Advance(Step);
            // Something real between two steps, so that time does not run away from the work.
            await _test.ExecuteAsync("UPDATE leases SET until_at = until_at WHERE name = 'nobody'");
        }

        return await next;
    }

    private sealed class SignallingSink : IArticleSink
    {
        private readonly System.Threading.Channels.Channel<ArticleChanges> _changes = System.Threading.Channels.Channel.CreateUnbounded<ArticleChanges>();

        public int Fails { get; set; }

        public Task ApplyAsync(ArticleChanges changes, DbSession session) =>
            Fails-- > 0 ? throw new InvalidOperationException("The index is full.") : _changes.Writer.WriteAsync(changes).AsTask();

        public async Task<ArticleChanges> NextAsync() => await _changes.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
    }
}
