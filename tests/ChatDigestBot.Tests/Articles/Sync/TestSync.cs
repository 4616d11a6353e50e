using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles.Sync;

/// <summary>The real passes over a test's folder into a test's database.</summary>
internal static class TestSync
{
    /// <summary>Follows the catalogue and writes nothing.</summary>
    public static IArticleSink NoSink { get; } = new Nothing();

    public static ArticleSync New(TestDatabase test, PostWriter posts, IArticleSink sink, string? topics = null, TimeSpan emptyAfter = default, ILogger<ArticleSync>? log = null, IndexingProgress? progress = null)
    {
        var options = new ArticlesOptions { Path = posts.Root, TopicsPath = topics ?? Repository.PathOf("content/topics.yaml"), SweepEvery = TimeSpan.FromMinutes(5), EmptyAfter = emptyAfter };
        return new ArticleSync(
            test.Database, new LeaseStore(test.Database, test.Clock), new TopicCatalogue(options.TopicsPath, NullLogger<TopicCatalogue>.Instance), options, [sink], progress ?? new IndexingProgress(), test.Clock, log ?? NullLogger<ArticleSync>.Instance);
    }

    private sealed class Nothing : IArticleSink
    {
        public Task ApplyAsync(ArticleChanges changes, DbSession session) => Task.CompletedTask;
    }
}
