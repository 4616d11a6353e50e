using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Follows;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Topics;
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

    private FollowCommands Commands => field ??= new FollowCommands(SearchSamples.Store(Test), Follows, Subscribers, Database, Topics, Check, new FollowReplies(Texts, Topics));

    private MuteStore Mutes => field ??= new MuteStore(Database, Subscribers);

    private WordsCheck Check => field ??= new WordsCheck(SearchSamples.Sources(Test, "山海日报", "Harbour Post"), Follows, Mutes, Topics, new TopicParser(Topics), Texts);

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

    [Fact]
    public async Task Who_follows_what_is_muted_is_told_so_and_may_unmute_it()
    {
        var mute = Read("足球");
        await Mutes.AddAsync(CallSamples.Private("mute").Target, mute, CancellationToken.None);
        var reply = await FollowAsync("足球比赛");
        Assert.Contains("但是你屏蔽了 <b>足球</b>", reply.Text.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("一有新文章就告诉你", reply.Text.Html, StringComparison.Ordinal);
        Assert.Contains($"/unmute {mute.Key}", Lines(reply));
        Assert.DoesNotContain("屏蔽", (await FollowAsync("篮球")).Text.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source:示例科枝", "没有“示例科枝”这个来源", "/follow source:示例科技")]
    [InlineData("芯片 source:示例科枝", "没有“示例科枝”这个来源", "/follow 芯片 source:示例科技")]
    [InlineData("topic:人工智慧能", "没有“人工智慧能”这个话题", "/follow topic:ai")]
    [InlineData("source:zzzzz", "没有“zzzzz”这个来源", null)]
    public async Task A_name_that_nobody_has_is_not_followed_and_the_nearest_are_offered(string typed, string answer, string? line)
    {
        await Samples.AddAsync("别的", source: "示例科技");
        var reply = await FollowAsync(typed);
        Assert.Contains(answer, reply.Text.Html, StringComparison.Ordinal);
        Assert.Equal(line, Lines(reply).FirstOrDefault());
        Assert.Empty(await FollowedAsync());
    }

    [Theory]
    [InlineData("source:山海日报", "source:山海日报")]
    [InlineData("来源：山海", "source:山海")]
    [InlineData("芯片 source:\"harbour post\"", "芯片 source:\"harbour post\"")]
    public async Task A_source_whose_first_post_is_still_to_come_can_be_followed(string typed, string followed)
    {
        await Samples.AddAsync("别的", source: "示例科技");
        var reply = await FollowAsync(typed);
        Assert.Contains("已关注", reply.Text.Html, StringComparison.Ordinal);
        Assert.Equal(followed, Assert.Single(await FollowedAsync()).Query);
    }

    [Theory]
    [InlineData("-机器人")]
    [InlineData("-source:示例科技 -广告")]
    public async Task What_only_takes_away_is_not_followed(string typed)
    {
        await Samples.AddAsync("别的", source: "示例科技");
        Assert.Contains("关注几个词", (await FollowAsync(typed)).Text.Html, StringComparison.Ordinal);
        Assert.Empty(await FollowedAsync());
    }

    [Fact]
    public async Task A_source_whose_first_post_is_still_to_come_is_offered_to_who_misspells_it()
    {
        var reply = await FollowAsync("source:山海曰报");
        Assert.Equal("/follow source:山海日报", Lines(reply).FirstOrDefault());
        Assert.Empty(await FollowedAsync());
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

    private static SavedQuery Read(string text)
    {
        var read = FollowedQuery.Read(text, CallSamples.Private("mute").Now, Topics)!;
        return new SavedQuery { Key = read.Key, Query = read.Text, ChosenAt = CallSamples.Private("mute").Now };
    }

    private static IEnumerable<string> Lines(Reply reply) => reply.Buttons.SelectMany(row => row).Select(button => button.CommandLine!);

    private Task<Reply> FollowAsync(string text) => Commands.FollowAsync(CallSamples.Private("follow", text), CancellationToken.None);

    private Task<Reply> UnfollowAsync(string text) => Commands.UnfollowAsync(CallSamples.Private("unfollow", text), CancellationToken.None);

    private Task<IReadOnlyList<SavedQuery>> FollowedAsync() => Follows.ListAsync(CallSamples.Private("follows").Target, CancellationToken.None);
}
