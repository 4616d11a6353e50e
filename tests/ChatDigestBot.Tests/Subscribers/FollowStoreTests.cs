using ChatDigestBot.Chats;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class FollowStoreOnSqliteTests : FollowStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class FollowStoreOnPostgresTests : FollowStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class FollowStoreTests : StoreTest
{
    private static readonly Target Target = new(42, null);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private SubscriberStore Subscribers => field ??= new SubscriberStore(Database, SubscriberSamples.Defaults, []);

    private FollowStore Follows => field ??= new FollowStore(Database, Subscribers);

    [Fact]
    public async Task Words_are_followed_once_and_let_go_of_once()
    {
        Assert.Equal(AddWordsResult.Added, await AddAsync("a"));
        Assert.Equal(AddWordsResult.Known, await AddAsync("a", Now.AddHours(1)));
        Assert.Equal(AddWordsResult.Added, await AddAsync("b", Now.AddHours(2)));
        Assert.Equal(
            [new SavedQuery { Key = "a", Query = "词 a", ChosenAt = Now }, new SavedQuery { Key = "b", Query = "词 b", ChosenAt = Now.AddHours(2) }],
            await Follows.ListAsync(Target, CancellationToken.None));
        Assert.Equal(2, await Follows.CountAsync(Target, CancellationToken.None));

        Assert.Equal("词 a", (await Follows.RemoveAsync(Target, "a", CancellationToken.None))!.Query);
        Assert.Null(await Follows.RemoveAsync(Target, "a", CancellationToken.None));
        Assert.Equal(1, await Follows.RemoveAllAsync(Target, CancellationToken.None));
        Assert.Empty(await Follows.ListAsync(Target, CancellationToken.None));
    }

    [Fact]
    public async Task One_follows_thirty_at_most_and_each_topic_of_a_forum_its_own()
    {
        for (var number = 0; number < FollowStore.MaxOfOne; number++)
        {
            Assert.Equal(AddWordsResult.Added, await AddAsync($"k{number}"));
        }

        Assert.Equal(AddWordsResult.Full, await AddAsync("one more"));
        Assert.Equal(AddWordsResult.Known, await AddAsync("k7"));
        Assert.Equal(AddWordsResult.Added, await AddAsync("one more", target: new Target(42, 7)));
        Assert.Equal(FollowStore.MaxOfOne, await Follows.CountAsync(Target, CancellationToken.None));
    }

    [Fact]
    public async Task Who_follows_words_without_a_topic_is_a_subscriber_for_whom_no_digest_is_due()
    {
        await AddAsync("a");
        var subscriber = await Subscribers.GetAsync(Target, Now, CancellationToken.None);
        Assert.NotEqual(0, subscriber.Id);
        Assert.Null(subscriber.Next);
    }

    [Fact]
    public async Task Stop_forgets_the_words_and_following_again_begins_anew()
    {
        await AddAsync("a");
        await Database.WriteAsync(session => Subscribers.StopAsync(session, Target, Now), CancellationToken.None);
        Assert.Equal(0, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM follows"))[0]);
        await AddAsync("b");
        Assert.Null((await Subscribers.GetAsync(Target, Now, CancellationToken.None)).StoppedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_that_was_met_under_two_ids_follows_the_words_of_both(bool followsUnderBoth)
    {
        var chats = new ChatStore(Database, new AccessOptions(new HashSet<long>()));
        foreach (var id in new[] { -1001L, -100 })
        {
            await chats.MeetAsync(new ChatSighting { TelegramId = id, Kind = ChatKind.Group, Title = "x" }, Now, CancellationToken.None);
        }

        await AddAsync("a", target: new Target(-1001, null));
        await AddAsync("c", target: new Target(-1001, null));
        if (followsUnderBoth)
        {
            await AddAsync("a", target: new Target(-100, null));
            await AddAsync("b", target: new Target(-100, null));
        }

        await Database.WriteAsync(session => chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);
        await Database.WriteAsync(session => new DueSubscriberStore(SubscriberSamples.Defaults).AdoptMergedAsync(session, Now), CancellationToken.None);

        Assert.Equal(followsUnderBoth ? ["a", "b", "c"] : ["a", "c"], (await Follows.ListAsync(new Target(-100, null), CancellationToken.None)).Select(follow => follow.Key));
        Assert.Empty(await Follows.ListAsync(new Target(-1001, null), CancellationToken.None));
    }

    [Fact]
    public async Task Of_what_many_follow_each_query_is_named_once()
    {
        Assert.Empty(await Database.ReadAsync(FollowStore.ListDistinctAsync, CancellationToken.None));
        foreach (var (chat, key) in new[] { (1, "b"), (2, "a"), (3, "b"), (4, "c"), (5, "a") })
        {
            await AddAsync(key, target: new Target(chat, null));
        }

        Assert.Equal(["a", "b", "c"], (await Database.ReadAsync(FollowStore.ListDistinctAsync, CancellationToken.None)).Select(follow => follow.Key));
    }

    private Task<AddWordsResult> AddAsync(string key, DateTimeOffset? at = null, Target? target = null) =>
        Follows.AddAsync(target ?? Target, new SavedQuery { Key = key, Query = $"词 {key}", ChosenAt = at ?? Now }, CancellationToken.None);
}
