using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Tests.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Follows;

public sealed class MuteOnSqliteTests : MuteTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class MuteOnPostgresTests : MuteTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>What somebody muted is in none of their digests and alerts, and in everybody else's.</summary>
public abstract class MuteTests : AlertTest
{
    [Fact]
    public async Task Digests_leave_out_muted_words_and_sources()
    {
        await SubscribeAsync(7, "ai");
        await SubscribeAsync(8, "ai");
        await MuteAsync(7, "优惠券 OR 抽奖", "source:\"来源 2\"");
        await ComesAsync(1, "大模型会写诗了");
        await ComesAsync(2, "大模型会作曲了");
        await ComesAsync(3, "大模型发优惠券");
        await NextMorningAsync();

        var digests = (await DeliverAsync()).ToDictionary(message => message.ChatId, message => message.Html);
        Assert.Contains("写诗", digests[7], StringComparison.Ordinal);
        Assert.DoesNotContain("作曲", digests[7], StringComparison.Ordinal);
        Assert.DoesNotContain("优惠券", digests[7], StringComparison.Ordinal);
        Assert.Contains("作曲", digests[8], StringComparison.Ordinal);
        Assert.Contains("优惠券", digests[8], StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_leaves_it_out_too_and_after_unmuting_it_comes()
    {
        await SubscribeAsync(7, "ai");
        await MuteAsync(7, "作曲");
        await ComesAsync(2, "大模型会作曲了");
        Assert.Equal(DigestAnswer.NothingNew, await AskAsync(updateId: 1));
        await Mutes.RemoveAllAsync(new Target(7, null), CancellationToken.None);
        Assert.Equal(DigestAnswer.Planned, await AskAsync(updateId: 2));
    }

    [Fact]
    public async Task Alerts_leave_out_what_is_muted()
    {
        await FollowAsync(7, "芯片");
        await FollowAsync(8, "芯片");
        await MuteAsync(7, "抽奖");
        await ComesAsync(1, "转发抽奖，送芯片");
        Assert.Equal(8, Assert.Single(await TickAndDeliverAsync()).ChatId);
        Test.Clock.Advance(TimeSpan.FromHours(1));
        await ComesAsync(2, "新芯片");
        var told = (await TickAndDeliverAsync()).ToDictionary(message => message.ChatId, message => message.Html);
        Assert.Equal([7, 8], told.Keys.Order());
        Assert.DoesNotContain("抽奖", told[7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_followed_and_muted_as_taiwan_and_the_mainland_say_them()
    {
        await FollowAsync(7, "晶片");
        await FollowAsync(8, "晶片");
        await MuteAsync(7, "網路安全");
        await ComesAsync(1, "网络安全芯片量产");
        Assert.Equal(8, Assert.Single(await TickAndDeliverAsync()).ChatId);
    }

    [Fact]
    public async Task A_minus_mutes_what_has_not_the_word()
    {
        await SubscribeAsync(7, "ai");
        await MuteAsync(7, "模型 -开源");
        await ComesAsync(1, "开源大模型");
        await ComesAsync(2, "闭源大模型");
        await NextMorningAsync();
        var html = Assert.Single(await DeliverAsync()).Html;
        Assert.Contains("开源", html, StringComparison.Ordinal);
        Assert.DoesNotContain("闭源", html, StringComparison.Ordinal);
    }

    private MuteStore Mutes => field ??= new MuteStore(Database, Subscribers);

    private async Task MuteAsync(long chatId, params string[] queries)
    {
        foreach (var read in queries.Select(query => FollowedQuery.Read(query, Now, Topics)!))
        {
            await Mutes.AddAsync(new Target(chatId, null), new SavedQuery { Key = read.Key, Query = read.Text, ChosenAt = Now }, CancellationToken.None);
        }
    }

    // A source is found by the names that the index knows.
    private async Task ComesAsync(long id, string title)
    {
        await Test.ExecuteAsync("INSERT INTO search_sources (key, name) VALUES (@key, @name) ON CONFLICT DO NOTHING", new { key = $"来源{id}", name = $"来源 {id}" });
        await ComesAsync(id, title, article => article);
    }

    private Task<DigestAnswer> AskAsync(long updateId) => Planner.PlanAskedAsync(
        new DigestRequest
        {
            Target = new Target(7, null),
            Language = Language.Chinese,
            Hours = SubscriberSamples.Defaults.Hours.In(TimeZoneInfo.Utc),
            Topics = [new Subscription("ai", DateTimeOffset.UnixEpoch)],
            Mode = DigestMode.More,
        },
        updateId,
        Now,
        CancellationToken.None);
}
