using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class ArticleWatcherTests : IAsyncLifetime
{
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
        var options = new ArticlesOptions { Path = _posts.Root, TopicsPath = topics, SweepEvery = TimeSpan.FromHours(1) };
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

    private sealed class SignallingSink : IArticleSink
    {
        private readonly System.Threading.Channels.Channel<ArticleChanges> _changes = System.Threading.Channels.Channel.CreateUnbounded<ArticleChanges>();

        public Task ApplyAsync(ArticleChanges changes, DbSession session) => _changes.Writer.WriteAsync(changes).AsTask();

        public async Task<ArticleChanges> NextAsync() => await _changes.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
    }
}
