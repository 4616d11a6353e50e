using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Tests.Conversation;
using ChatDigestBot.Tests.Search;
using ChatDigestBot.Tests.Search.Queries;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Tests.Subscribers;
using ChatDigestBot.Texts;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Follows;

public sealed class FollowCommandsOnSqliteTests : FollowCommandsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class FollowCommandsOnPostgresTests : FollowCommandsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class FollowCommandsTests : StoreTest
{
    private static readonly TopicCatalogue Topics = new(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance);

    private static readonly TextCatalogue Texts = TextFile.ReadAll(Repository.PathOf("content/texts"));

    private SubscriberStore Subscribers => field ??= new SubscriberStore(Database, SubscriberSamples.Defaults, []);

    private FollowStore Follows => field ??= new FollowStore(Database, Subscribers);

    private FollowCommands Commands => field ??= new FollowCommands(SearchSamples.Store(Test), Follows, Subscribers, Database, Topics, new FollowReplies(Texts, Topics));

    private SearchSamples Samples => field ??= new SearchSamples(Test);

    [Fact]
    public async Task The_answer_says_how_often_and_offers_to_look_to_undo_and_to_list()
    {
        for (var number = 0; number < 9; number++)
        {
            await Samples.AddAsync($"华为发布第 {number} 款芯片", at: SearchSamples.Day(2, 20));
        }

        var reply = await FollowAsync("华为 芯片 last:7d");
        Assert.Contains("已关注 <b>华为 芯片</b>", reply.Text.Html, StringComparison.Ordinal);
        Assert.Contains("每周约 2 篇", reply.Text.Html, StringComparison.Ordinal);
        Assert.Contains("不带 last:7d", reply.Text.Html, StringComparison.Ordinal);
        var key = Assert.Single(await FollowedAsync()).Key;
        Assert.Equal("/search 华为 芯片", (await Commands.SearchAsync(CallSamples.Private("newest", key), CancellationToken.None)).ThenRuns);
        Assert.Equal([$"/newest {key}", $"/unfollow {key}", "/follows"], Lines(reply));
        Assert.Contains("已经关注了", (await FollowAsync("芯片，华为")).Text.Html, StringComparison.Ordinal);
        Assert.Single(await FollowedAsync());
    }

    [Fact]
    public async Task What_nobody_wrote_yet_can_be_followed_too()
    {
        var reply = await FollowAsync("蓝鲸座");
        Assert.Contains("还没有这样的文章", reply.Text.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/newest", string.Join(' ', Lines(reply)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zhihui chengshi", "智慧城市", "智慧城市大脑上线")]
    [InlineData("临江智慧城市", "临江 智慧城市", "临江的大脑，是智慧城市")]
    public async Task Followed_is_what_a_search_would_look_for(string typed, string followed, string title)
    {
        await Samples.AddAsync(title);
        var reply = await FollowAsync(typed);
        Assert.Equal(followed, Assert.Single(await FollowedAsync()).Query);
        Assert.Contains($"“{typed}”", reply.Text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_every_other_post_has_is_refused_with_a_count_and_a_topic_is_offered_instead()
    {
        for (var number = 0; number < 101; number++)
        {
            await Samples.AddAsync($"第 {number} 款芯片", at: SearchSamples.Day(2, 20), topics: "chips");
        }

        var reply = await FollowAsync("芯片");
        Assert.Contains("太宽", reply.Text.Html, StringComparison.Ordinal);
        Assert.Contains("每周 24 篇", reply.Text.Html, StringComparison.Ordinal);
        Assert.Equal(["/subscribe chips"], Lines(await FollowAsync("topic:芯片")));
        Assert.Empty(await FollowedAsync());
    }

    [Fact]
    public async Task The_list_lets_go_by_tap_and_words_let_go_too()
    {
        await FollowAsync("华为 芯片");
        await FollowAsync("蓝鲸座");
        var list = await Commands.ListAsync(CallSamples.Private("follows"), CancellationToken.None);
        var line = Lines(list).First();
        Assert.EndsWith(" list", line, StringComparison.Ordinal);
        var after = await Commands.UnfollowAsync(CallSamples.Private("unfollow", line["/unfollow ".Length..]) with { Origin = new CallOrigin.Tap(10) }, CancellationToken.None);
        Assert.True(after.EditsMessage);
        Assert.Single(Lines(after));
        Assert.Single(await FollowedAsync());

        var last = (await FollowedAsync())[0].Query;
        Assert.Contains($"/follow {last}", Lines(await UnfollowAsync(last)));
        Assert.Contains("还没有关注", (await UnfollowAsync(last)).Text.Html, StringComparison.Ordinal);
        await FollowAsync("蓝鲸座");
        Assert.Contains("全部取消", (await UnfollowAsync("all")).Text.Html, StringComparison.Ordinal);
        Assert.Empty(await FollowedAsync());
    }

    [Fact]
    public async Task Thirty_are_enough_and_the_next_is_told_so()
    {
        for (var number = 0; number < FollowStore.MaxOfOne; number++)
        {
            await FollowAsync($"蓝鲸座{number}");
        }

        Assert.Contains("最多关注 30", (await FollowAsync("再来一个")).Text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_answered_followed_and_let_go_of() => Prop.ForAll(AnyTextTests.Texts.ToArbitrary(), text =>
    {
        // As commands get it: no NUL reaches them, and nothing around it.
        var typed = text.Replace('\0', ' ').Trim();
        Assert.False(FollowAsync(typed).GetAwaiter().GetResult().Text.IsEmpty);
        Assert.False(UnfollowAsync(typed).GetAwaiter().GetResult().Text.IsEmpty);
        Assert.True(FollowedAsync().GetAwaiter().GetResult().Count == 0, typed);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static IEnumerable<string> Lines(Reply reply) => reply.Buttons.SelectMany(row => row).Select(button => button.CommandLine!);

    private Task<Reply> FollowAsync(string text) => Commands.FollowAsync(CallSamples.Private("follow", text), CancellationToken.None);

    private Task<Reply> UnfollowAsync(string text) => Commands.UnfollowAsync(CallSamples.Private("unfollow", text), CancellationToken.None);

    private Task<IReadOnlyList<SavedQuery>> FollowedAsync() => Follows.ListAsync(CallSamples.Private("follows").Target, CancellationToken.None);
}
