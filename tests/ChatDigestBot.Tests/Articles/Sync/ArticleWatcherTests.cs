using System.Threading.Channels;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class ArticleWatcherTests : IAsyncLifetime
{
    private static readonly TimeSpan Sweep = TimeSpan.FromHours(6);

    private readonly PostWriter _posts = new();
    private readonly SignallingSink _sink = new();
    private TestDatabase _test = null!;
    private ArticleSync _sync = null!;
    private ArticleWatcher _watcher = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        File.Copy(Repository.PathOf("content/topics.yaml"), _posts.TopicsPath);
        var options = new ArticlesOptions { Path = _posts.Root, TopicsPath = _posts.TopicsPath, SweepEvery = Sweep };
        _sync = new ArticleSync(
            _test.Database, new LeaseStore(_test.Database, TimeProvider.System), new TopicCatalogue(_posts.TopicsPath, NullLogger<TopicCatalogue>.Instance), options, [_sink], new IndexingProgress(), TimeProvider.System, NullLogger<ArticleSync>.Instance);
        _watcher = new ArticleWatcher(_sync, options, TimeProvider.System, NullLogger<ArticleWatcher>.Instance);
    }

    public async Task DisposeAsync()
    {
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
        _sync.Dispose();
        await _test.DisposeAsync();
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
    public async Task Folders_with_a_dot_in_their_name_come_and_go_without_a_sweep()
    {
        _posts.Write("first.md", "第一篇", "<p>启动之前就在的一篇。</p>");
        await _watcher.StartAsync(CancellationToken.None);
        await _sink.NextAsync();

        using var outside = new PostWriter();
        outside.Write("news.v2/second.md", "第二篇", "<p>随名字里有点的文件夹一起来的一篇。</p>");
        Directory.Move(outside.PathOf("news.v2"), _posts.PathOf("news.v2"));
        Assert.Equal(["news.v2/second.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));

        Directory.Move(_posts.PathOf("news.v2"), outside.PathOf("news.v3"));
        Assert.Single((await _sink.NextAsync()).Removed);
    }

    [Fact]
    public async Task A_mounted_store_whose_link_is_put_in_place_of_another_is_read_without_a_sweep()
    {
        _posts.Write("..1/first.md", "第一篇", "<p>启动之前就在的一篇。</p>");
        Link("..1", "..data");
        File.CreateSymbolicLink(_posts.PathOf("first.md"), "..data/first.md");
        await _watcher.StartAsync(CancellationToken.None);
        Assert.Equal(["first.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));

        _posts.Write("..2/first.md", "第一篇", "<p>启动之前就在的一篇，现在换了一个说法，也长了一些。</p>");
        Link("..2", "..data");
        var change = Assert.Single((await _sink.NextAsync()).Written);
        Assert.Equal(("first.md", false), (change.Path, change.IsNew));
    }

    [Fact]
    public async Task A_post_that_is_held_comes_at_its_moment_without_a_sweep()
    {
        _posts.Write("first.md", "第一篇", "<p>启动之前就在的一篇。</p>");
        _posts.Write("held.md", "第二篇", "<p>到时候才能说的一篇，现在还不行。</p>", TimeProvider.System.GetUtcNow().AddSeconds(2).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
        await _watcher.StartAsync(CancellationToken.None);
        Assert.Equal(["first.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));
        Assert.Equal(["held.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));
    }

    [Fact]
    public async Task A_post_whose_moment_comes_while_others_are_written_is_read_at_once()
    {
        var clock = new SteppedClock();
        _sink.OnApply = () => clock.Advance(TimeSpan.FromSeconds(3));
        using var sync = new ArticleSync(
            _test.Database, new LeaseStore(_test.Database, TimeProvider.System), new TopicCatalogue(Options.TopicsPath, NullLogger<TopicCatalogue>.Instance), Options, [_sink], new IndexingProgress(), clock, NullLogger<ArticleSync>.Instance);
        using var watcher = new ArticleWatcher(sync, Options, clock, NullLogger<ArticleWatcher>.Instance);
        _posts.Write("first.md", "第一篇", "<p>启动之前就在的一篇。</p>");
        _posts.Write("held.md", "第二篇", "<p>到时候才能说的一篇，现在还不行。</p>", clock.GetUtcNow().AddSeconds(2).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
        await watcher.StartAsync(CancellationToken.None);
        Assert.Equal(["first.md"], (await _sink.NextAsync()).Written.Select(written => written.Path));

        var waits = new List<TimeSpan>();
        Assert.Equal(["held.md"], (await NextBeforeTheSweepAsync(clock, waits.Add)).Written.Select(written => written.Path));
        Assert.DoesNotContain(waits, wait => wait >= TimeSpan.FromMinutes(1));
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Posts_that_come_while_another_process_writes_the_index_are_read_as_soon_as_it_ends_and_wait_for_no_sweep()
    {
        var leaseClock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var leases = new LeaseStore(_test.Database, leaseClock);
        using var sync = new ArticleSync(
            _test.Database, leases, new TopicCatalogue(Options.TopicsPath, NullLogger<TopicCatalogue>.Instance), Options, [_sink], new IndexingProgress(), TimeProvider.System, NullLogger<ArticleSync>.Instance);
        var clock = new SteppedClock();
        using var watcher = new ArticleWatcher(sync, Options, clock, NullLogger<ArticleWatcher>.Instance);
        Assert.NotNull(await leases.TryAcquireAsync(Lease.Indexing, CancellationToken.None));
        _posts.Write("first.md", "第一篇", "<p>别的进程正在写索引时来的一篇。</p>");
        await watcher.StartAsync(CancellationToken.None);

        var waits = 0;
        var changes = await NextBeforeTheSweepAsync(clock, wait =>
        {
            // A dead process holds the index for fifteen seconds.
            waits += wait >= TimeSpan.FromSeconds(1) ? 1 : 0;
            leaseClock.Advance(waits == 3 ? LeaseStore.Duration : TimeSpan.Zero);
        });
        Assert.Equal(["first.md"], changes.Written.Select(written => written.Path));
        Assert.True(waits >= 3, "It did not look again and again.");
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_a_failed_pass_was_for_is_done_by_the_next_one()
    {
        _sink.Fails = 2;
        _posts.Write("first.md", "第一篇", "<p>第一次没有写成的一篇。</p>");
        var clock = new SteppedClock();
        using var watcher = new ArticleWatcher(_sync, Options, clock, NullLogger<ArticleWatcher>.Instance);
        await watcher.StartAsync(CancellationToken.None);
        var waits = new List<TimeSpan>();
        Assert.Equal(["first.md"], (await NextBeforeTheSweepAsync(clock, waits.Add)).Written.Select(written => written.Path));
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)], waits.Where(wait => wait >= TimeSpan.FromSeconds(1)));
        await watcher.StopAsync(CancellationToken.None);
    }

    // In one step, as kubelet does it.
    private void Link(string target, string link)
    {
        Directory.CreateSymbolicLink(_posts.PathOf(link + "_tmp"), target);
        using var move = System.Diagnostics.Process.Start("mv", ["-T", _posts.PathOf(link + "_tmp"), _posts.PathOf(link)]);
        move.WaitForExit();
    }

    private ArticlesOptions Options => new() { Path = _posts.Root, TopicsPath = Repository.PathOf("content/topics.yaml"), SweepEvery = Sweep };

    /// <summary>Lets each wait of the watcher pass at once, but never the one for the sweep.</summary>
    private async Task<ArticleChanges> NextBeforeTheSweepAsync(SteppedClock clock, Action<TimeSpan> onWait)
    {
        var next = _sink.NextAsync();
        while (await Task.WhenAny(next, clock.Waits.WaitToReadAsync().AsTask()) != next)
        {
            while (clock.Waits.TryRead(out var wait))
            {
                if (wait < Sweep)
                {
                    onWait(wait);
                    clock.Advance(wait);
                }
            }
        }

        return await next;
    }

    /// <summary>Tells of each wait that begins.</summary>
    private sealed class SteppedClock() : FakeTimeProvider(TimeProvider.System.GetUtcNow())
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public ChannelReader<TimeSpan> Waits => _waits.Reader;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed class SignallingSink : IArticleSink
    {
        private readonly Channel<ArticleChanges> _changes = Channel.CreateUnbounded<ArticleChanges>();

        public int Fails { get; set; }

        public Action OnApply { get; set; } = () => { };

        public Task ApplyAsync(ArticleChanges changes, DbSession session)
        {
            OnApply();
            return Fails-- > 0 ? throw new InvalidOperationException("The index is full.") : _changes.Writer.WriteAsync(changes).AsTask();
        }

        public async Task<ArticleChanges> NextAsync() => await _changes.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
    }
}
