using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Articles.Sync;

/// <summary>The bot's clock may be moved while posts are read: by hand, by a time server, in the playground.</summary>
public sealed class LeapingClockTests : StoreTest
{
    private readonly PostWriter _posts = new();

    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    public override Task DisposeAsync()
    {
        _posts.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_post_that_is_judged_while_the_clock_leaps_is_not_put_aside()
    {
        _posts.Write("a.md", "鹿鸣储能站并网", "<p>鹿鸣储能站今天并网，规模 200 兆瓦，可以供 4,300 户人家用电。</p>");
        using var sync = TestSync.New(Test, _posts, new LeapingSink(Test.Clock));
        Assert.Equal(1, (await sync.RunOnceAsync(CancellationToken.None)).New);
    }

    private sealed class LeapingSink(FakeTimeProvider clock) : IArticleSink
    {
        public object? Prepare(ArticleDraft draft)
        {
            // Often, so that whoever waits for the post looks at the clock between two leaps.
            for (var leap = 0; leap < 2_000; leap++)
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                Thread.Yield();
            }

            return null;
        }

        public Task ApplyAsync(ArticleChanges changes, DbSession session) => Task.CompletedTask;
    }
}
