using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Articles.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles.Drafting;

public sealed class DraftReaderTests : IDisposable
{
    private readonly PostWriter _posts = new();

    public void Dispose() => _posts.Dispose();

    [Fact]
    public async Task A_post_that_no_rule_comes_to_an_end_with_is_put_aside_and_the_others_are_read()
    {
        for (var number = 0; number < 60; number++)
        {
            _posts.Write($"{number:00}.md", $"第 {number} 篇示例", $"<p>这是第 {number} 篇，说的是另一件事。</p>");
        }

        using var sink = new StuckSink("30.md");
        var drafter = new Drafter(_posts.Root, OurTopics.WordsOnly, [sink], new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), NullLogger.Instance);
        var files = new PostFolder(_posts.Root).List(_ => { }).ToList();
        drafter.Draft(files[0], () => { }); // the first one is slow, which is not meant here
        var read = new List<ReadFile>();
        await foreach (var group in new DraftReader(files, drafter, NullLogger.Instance) { Patience = TimeSpan.FromSeconds(5) }.ReadAsync(CancellationToken.None))
        {
            read.AddRange(group);
            sink.LetGoOnce(read.Count == files.Count);
        }

        Assert.Equal(files.Select(file => file.Path), read.Select(one => one.File.Path));
        var aside = Assert.Single(read, one => one.Draft is null);
        Assert.Equal("30.md", aside.File.Path);
        Assert.Contains("took longer than", aside.Unreadable?.Problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Comes to no end with one post, until the reading is over.</summary>
    private sealed class StuckSink(string path) : IArticleSink, IDisposable
    {
        private readonly ManualResetEventSlim _end = new();

        public void LetGoOnce(bool isOver)
        {
            if (isOver)
            {
                _end.Set();
            }
        }

        public object? Prepare(ArticleDraft draft)
        {
            if (draft.Post.Path == path)
            {
                _end.Wait();
            }

            return null;
        }

        public Task ApplyAsync(ArticleChanges changes, DbSession session) => Task.CompletedTask;

        public void Dispose() => _end.Set();
    }
}
