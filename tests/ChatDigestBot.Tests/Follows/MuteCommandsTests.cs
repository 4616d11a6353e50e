using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Follows;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.Search;
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

public sealed class MuteCommandsOnSqliteTests : MuteCommandsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class MuteCommandsOnPostgresTests : MuteCommandsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class MuteCommandsTests : StoreTest
{
    private static readonly TopicCatalogue Topics = new(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance);

    private static readonly TextCatalogue Texts = TextFile.ReadAll(Repository.PathOf("content/texts"));

    private SubscriberStore Subscribers => field ??= new SubscriberStore(Database, SubscriberSamples.Defaults, []);

    private MuteStore Mutes => field ??= new MuteStore(Database, Subscribers);

    private FollowStore Follows => field ??= new FollowStore(Database, Subscribers);

    private KnownSources Sources => field ??= SearchSamples.Sources(Test, "山海日报", "Harbour Post");

    private MuteCommands Commands => field ??= new MuteCommands(
        SearchSamples.Store(Test), Mutes, Sources, Topics, new WordsCheck(Sources, Follows, Mutes, Topics, new TopicParser(Topics), Texts), Texts);

    [Fact]
    public async Task The_answer_says_how_many_there_were_and_takes_it_back_by_tap()
    {
        await new SearchSamples(Test).AddAsync("转发抽奖", at: SearchSamples.Day(2, 20));
        var reply = await MuteAsync("抽奖 last:7d");
        Assert.Contains("已屏蔽 <b>抽奖</b>", reply.Text.Html, StringComparison.Ordinal);
        Assert.Contains("有 1 篇", reply.Text.Html, StringComparison.Ordinal);
        var key = Assert.Single(await MutedAsync()).Key;
        Assert.Equal([$"/unmute {key}", "/mute"], Lines(reply));
        Assert.Contains("已经屏蔽", (await MuteAsync("抽奖")).Text.Html, StringComparison.Ordinal);
        Assert.Contains("/mute 抽奖", Lines(await UnmuteAsync(key)));
        Assert.Empty(await MutedAsync());
    }

    [Theory]
    [InlineData("it之家", "source:\"IT 之家\"")]
    [InlineData("IT 之家", "source:\"IT 之家\"")]
    [InlineData("-IT 之家", "-IT 之家")]
    [InlineData("之家", "之家")]
    public async Task A_sources_name_means_the_source(string typed, string muted)
    {
        await new SearchSamples(Test).AddAsync("别的", source: "IT 之家");
        var reply = await MuteAsync(typed);
        Assert.Equal(muted, Assert.Single(await MutedAsync()).Query);
        Assert.Contains($"<b>{muted.Replace("source:", "来源：", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)}</b>", reply.Text.Html, StringComparison.Ordinal);
        await UnmuteAsync(typed);
        Assert.Empty(await MutedAsync());
    }

    [Fact]
    public async Task Who_mutes_what_is_followed_is_told_so_and_may_unfollow_it()
    {
        var read = FollowedQuery.Read("足球比赛", SearchSamples.Day(2, 1), Topics)!;
        await Follows.AddAsync(CallSamples.Private("follow").Target, new SavedQuery { Key = read.Key, Query = read.Text, ChosenAt = SearchSamples.Day(2, 1) }, CancellationToken.None);
        var reply = await MuteAsync("足球");
        Assert.Contains("你关注了 <b>足球比赛</b>", reply.Text.Html, StringComparison.Ordinal);
        Assert.Contains($"/unfollow {read.Key}", Lines(reply));
        Assert.DoesNotContain("你关注了", (await MuteAsync("篮球")).Text.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source:山海日报", "source:山海日报")]
    [InlineData("harbour post", "source:\"Harbour Post\"")]
    public async Task A_source_whose_first_post_is_still_to_come_can_be_muted(string typed, string muted)
    {
        await MuteAsync(typed);
        Assert.Equal(muted, Assert.Single(await MutedAsync()).Query);
    }

    [Fact]
    public async Task A_source_that_there_is_not_is_not_muted_and_the_nearest_are_offered()
    {
        await new SearchSamples(Test).AddAsync("别的", source: "示例科技");
        var reply = await MuteAsync("source:示例科枝");
        Assert.Contains("没有“示例科枝”这个来源", reply.Text.Html, StringComparison.Ordinal);
        Assert.Equal(["/mute source:示例科技"], Lines(reply));
        Assert.Empty(await MutedAsync());
        await MuteAsync("source:示例");
        Assert.Equal("source:示例", Assert.Single(await MutedAsync()).Query);
    }

    [Fact]
    public async Task Without_words_the_list_is_shown_and_lets_go_by_tap()
    {
        Assert.Contains("没有屏蔽任何词", (await MuteAsync("")).Text.Html, StringComparison.Ordinal);
        await MuteAsync("抽奖");
        await MuteAsync("优惠券");
        var list = await MuteAsync("");
        Assert.Equal(2, Lines(list).Count());
        var after = await Commands.UnmuteAsync(CallSamples.Private("unmute", Lines(list).First()["/unmute ".Length..]) with { Origin = new CallOrigin.Tap(10) }, CancellationToken.None);
        Assert.True(after.EditsMessage);
        Assert.Single(Lines(after));
        Assert.Contains("没有屏蔽任何词", (await UnmuteAsync("all")).Text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_answered_muted_and_let_go_of() => Prop.ForAll(AnyTextTests.Texts.ToArbitrary(), text =>
    {
        var typed = text.Replace('\0', ' ').Trim();
        Assert.False(MuteAsync(typed).GetAwaiter().GetResult().Text.IsEmpty);
        Assert.False(UnmuteAsync(typed).GetAwaiter().GetResult().Text.IsEmpty);
        Assert.True(MutedAsync().GetAwaiter().GetResult().Count == 0, typed);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static IEnumerable<string> Lines(Reply reply) => reply.Buttons.SelectMany(row => row).Select(button => button.CommandLine!);

    private Task<Reply> MuteAsync(string text) => Commands.MuteAsync(CallSamples.Private("mute", text), CancellationToken.None);

    private Task<Reply> UnmuteAsync(string text) => Commands.UnmuteAsync(CallSamples.Private("unmute", text), CancellationToken.None);

    private Task<IReadOnlyList<SavedQuery>> MutedAsync() => Mutes.ListAsync(CallSamples.Private("mute").Target, CancellationToken.None);
}
