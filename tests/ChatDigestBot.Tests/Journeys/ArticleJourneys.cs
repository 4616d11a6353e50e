using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody reads articles in the chat, and is not kept waiting by a store that is read for the first time.</summary>
public sealed class ArticleJourneys
{
    private static readonly DateTimeOffset Newest = JourneyOptions.Beginning.AddHours(-3);

    [Fact]
    public async Task An_article_is_read_page_by_page_and_its_pages_survive_a_restart()
    {
        var paragraphs = Enumerable.Range(1, 90).Select(number => $"第 {number} 段说的是储能电站的第 {number} 个细节，工程师们在现场量了很久，才把这一段写进报告，又请三个人核对。");
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("储能电站 <长> 报告", Newest) { Body = string.Join("</p><p>", paragraphs) }] });
        var ming = app.Person("阿明", "zh-hans");
        var article = Assert.Single(await app.Services.GetRequiredService<ArticleCatalogue>().ListAsync(new ArticleFilter(), CancellationToken.None));

        var first = await app.Says(ming, $"/read {article.Key}");
        Assert.StartsWith("储能电站 <长> 报告\n示例日报", first.Text, StringComparison.Ordinal);
        Assert.Contains("第 1 段", first.Text, StringComparison.Ordinal);

        await app.BotRestarts();
        var second = await app.Taps(ming, first.Message, "▸");
        Assert.Equal(first.Message.Id, Assert.Single(second.Edited).Id);
        Assert.DoesNotContain("第 1 段", second.Text, StringComparison.Ordinal);
        Assert.Contains("第 90 段", second.Text, StringComparison.Ordinal);
        Assert.Contains("第 1 段", (await app.Taps(ming, second.Message, "◂")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_source_of_the_same_story_is_a_tap_away_and_what_is_gone_is_said_to_be()
    {
        const string Body = "青岚市的储能电站昨天并网，装机 120 兆瓦，是当地最大的一座。运营方说，它每天可以为 4,300 户人家供电，夜里用便宜的电充满。";
        await using var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Posts = [new JourneyPost("储能电站并网", Newest) { Body = Body }, new JourneyPost("青岚市储能电站并网了", Newest.AddHours(1)) { Body = Body, Source = "示例晚报" }],
        });
        var ann = app.Person("Ann");
        var lead = Assert.Single(await app.Services.GetRequiredService<ArticleCatalogue>().ListAsync(new ArticleFilter { ForDigests = true }, CancellationToken.None));

        var opened = await app.Says(ann, $"/read {lead.Key}");
        Assert.StartsWith("青岚市储能电站并网了", (await app.Taps(ann, opened.Message, "示例晚报")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("青岚", (await app.Says(ann, "/read nothing0here")).Text, StringComparison.Ordinal);
        Assert.Contains("/read", (await app.Says(ann, "/read")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_subscribes_while_a_store_is_read_for_the_first_time_is_answered_before_it_ends()
    {
        using var gate = new Gate();
        await using var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Posts = [.. Enumerable.Range(1, 60).Select(number => new JourneyPost($"示例第 {number} 则", Newest.AddMinutes(-number)))],
            BeginsWithPostsRead = false,
            Replace = services => services.AddSingleton<IArticleSink>(gate),
        });
        await gate.Reached;
        var progress = app.Services.GetRequiredService<IndexingProgress>();
        var ann = app.Person("Ann");
        var greeting = await app.Starts(ann);

        Assert.Single((await app.Says(ann, "/subscribe ai")).New);
        var ticked = await app.Taps(ann, greeting.Message, "Smart cities");
        Assert.Equal(2, ticked.Message.Keyboard!.Buttons.Count(button => button.Text.StartsWith('✅')));
        Assert.StartsWith("📖 I'm still reading the articles, and none so far is in 🤖 Artificial intelligence. Ask again in a few minutes.", (await app.Says(ann, "/digest ai")).Text, StringComparison.Ordinal);
        Assert.Contains("still reading", (await app.Says(ann, "/search 示例")).Text, StringComparison.Ordinal);
        Assert.True(progress.IsRunning);
        Assert.InRange(progress.Done, 0, 59);

        gate.Open();
        await app.PostsAppear();
        Assert.Equal(60, (await app.Services.GetRequiredService<ArticleCatalogue>().CountAsync(CancellationToken.None)).Articles);
    }

    /// <summary>Lets a pass begin, and holds it until it is opened.</summary>
    private sealed class Gate : IArticleSink, IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _isOpen = new();

        public Task Reached => _reached.Task;

        public void Open() => _isOpen.Set();

        public object? Prepare(ArticleDraft draft)
        {
            _reached.TrySetResult();
            _isOpen.Wait(TimeSpan.FromMinutes(1));
            return null;
        }

        public Task ApplyAsync(ArticleChanges changes, DbSession session) => Task.CompletedTask;

        public void Dispose()
        {
            _isOpen.Set();
            _isOpen.Dispose();
        }
    }
}
