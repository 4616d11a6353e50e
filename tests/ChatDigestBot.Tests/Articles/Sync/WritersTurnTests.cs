using ChatDigestBot.Articles;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Articles.Sync;

/// <summary>A first pass writes for minutes; who taps a button meanwhile waits for a few posts at most.</summary>
/// <remarks>SQLite alone has one writer; PostgreSQL takes writers side by side.</remarks>
public sealed class WritersTurnTests : StoreTest
{
    private const int Posts = 130;
    private const int MaxBeforeAPerson = 25;

    private readonly PostWriter _posts = new();

    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    public override Task DisposeAsync()
    {
        _posts.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_person_who_writes_during_a_pass_waits_for_a_few_posts_and_no_more()
    {
        for (var number = 0; number < Posts; number++)
        {
            _posts.Write($"{number:000}.md", $"第 {number} 篇示例", $"<p>这是第 {number} 篇，说的是另一件事。</p>");
        }

        var person = new WritingSink(Database);
        using var sync = TestSync.New(Test, _posts, person);
        Assert.Equal(Posts, (await sync.RunOnceAsync(CancellationToken.None)).New);

        var seen = await Task.WhenAll(person.Writes);
        Assert.Equal((Posts + MaxBeforeAPerson - 1) / MaxBeforeAPerson, seen.Length);
        // Each write waits for the posts it met, and sees them: never for the whole pass, nor for a whole batch of it.
        Assert.All(seen.Index(), write => Assert.InRange(write.Item, 0, (write.Index + 1) * MaxBeforeAPerson));
    }

    /// <summary>Somebody taps each time posts are written, and counts what there is when the turn comes.</summary>
    private sealed class WritingSink(Database database) : IArticleSink
    {
        public List<Task<int>> Writes { get; } = [];

        public Task ApplyAsync(ArticleChanges changes, DbSession session)
        {
            if (changes.Written.Count > 0)
            {
                Writes.Add(database.WriteAsync(other => other.ScalarAsync<int>("SELECT COUNT(*) FROM articles"), CancellationToken.None));
            }

            return Task.CompletedTask;
        }
    }
}
