using ChatDigestBot.Chats;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class MuteStoreOnSqliteTests : MuteStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class MuteStoreOnPostgresTests : MuteStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class MuteStoreTests : StoreTest
{
    private static readonly Target Target = new(42, null);
    private static readonly Target Thread = new(42, 7);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private SubscriberStore Subscribers => field ??= new SubscriberStore(Database, SubscriberSamples.Defaults, []);

    private MuteStore Mutes => field ??= new MuteStore(Database, Subscribers);

    [Fact]
    public async Task What_is_muted_is_found_for_many_at_once_and_apart_from_what_is_followed()
    {
        await AddAsync(Target, "a");
        await AddAsync(Target, "b");
        await AddAsync(Thread, "b");
        await new FollowStore(Database, Subscribers).AddAsync(Target, new SavedQuery { Key = "c", Query = "c", ChosenAt = Now }, CancellationToken.None);
        Assert.Equal(
            [(Target, "a", "词 a"), (Target, "b", "词 b"), (Thread, "b", "词 b")],
            (await FindAsync(Target, Thread, new Target(43, null))).OrderBy(mute => (mute.Target.ThreadKey, mute.Key)));
        Assert.Empty(await FindAsync());
        await Mutes.RemoveAsync(Target, "a", CancellationToken.None);
        Assert.Equal(["b"], (await FindAsync(Target)).Select(mute => mute.Key));
    }

    [Fact]
    public async Task Stop_forgets_what_was_muted()
    {
        await AddAsync(Target, "a");
        await Database.WriteAsync(session => Subscribers.StopAsync(session, Target, Now), CancellationToken.None);
        Assert.Equal(0, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM mutes"))[0]);
    }

    [Fact]
    public async Task A_group_that_was_met_under_two_ids_mutes_the_words_of_both()
    {
        var chats = new ChatStore(Database, new AccessOptions(new HashSet<long>()));
        foreach (var (id, keys) in new[] { (-1001L, new[] { "a", "c" }), (-100, ["a", "b"]) })
        {
            await chats.MeetAsync(new ChatSighting { TelegramId = id, Kind = ChatKind.Group, Title = "x" }, Now, CancellationToken.None);
            foreach (var key in keys)
            {
                await AddAsync(new Target(id, null), key);
            }
        }

        await Database.WriteAsync(session => chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);
        await Database.WriteAsync(session => new DueSubscriberStore(SubscriberSamples.Defaults).AdoptMergedAsync(session, Now), CancellationToken.None);
        Assert.Equal(["a", "b", "c"], (await FindAsync(new Target(-100, null))).Select(mute => mute.Key).Order());
    }

    private Task<AddWordsResult> AddAsync(Target target, string key) =>
        Mutes.AddAsync(target, new SavedQuery { Key = key, Query = $"词 {key}", ChosenAt = Now }, CancellationToken.None);

    private Task<IReadOnlyList<(Target Target, string Key, string Query)>> FindAsync(params Target[] targets) =>
        Database.ReadAsync(session => MuteStore.FindAsync(session, targets), CancellationToken.None);
}
