using System.Text.RegularExpressions;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Articles.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles.Drafting;

public sealed class DrafterTests : IDisposable
{
    private readonly PostWriter _posts = new();

    public void Dispose() => _posts.Dispose();

    [Theory]
    [InlineData(0, true, 1)]
    [InlineData(1, true, 2)]
    [InlineData(2, false, 2)]
    public void A_post_whose_pattern_ran_out_of_time_is_tried_once_more(int timesOutOfTime, bool isDrafted, int tries)
    {
        _posts.Write("a.md", "鹿鸣储能站并网", "<p>鹿鸣储能站今天并网，规模 200 兆瓦。</p>");
        var sink = new SlowSink(timesOutOfTime);
        var drafter = new Drafter(_posts.Root, OurTopics.WordsOnly, [sink], new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), NullLogger.Instance);
        var read = drafter.Draft(Assert.Single(new PostFolder(_posts.Root).List(_ => { })), () => { });
        Assert.Equal((isDrafted, isDrafted ? null : false, tries), (read.Draft is not null, read.Unreadable?.IsLasting, sink.Tries));
    }

    [Fact]
    public void A_fault_before_the_rules_begin_puts_its_post_aside_and_stops_no_other()
    {
        var drafter = new Drafter(_posts.Root, OurTopics.WordsOnly, [], new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), NullLogger.Instance);
        var read = drafter.Draft(new PostFile { Path = "a\0.md", Size = 1, WrittenAt = 0 }, () => { });
        Assert.Contains("The rules failed on it", read.Unreadable?.Problem.Message, StringComparison.Ordinal);
    }

    private sealed class SlowSink(int timesOutOfTime) : IArticleSink
    {
        public int Tries { get; private set; }

        public object? Prepare(ArticleDraft draft) => Tries++ < timesOutOfTime ? throw new RegexMatchTimeoutException() : null;

        public Task ApplyAsync(ArticleChanges changes, DbSession session) => Task.CompletedTask;
    }
}
