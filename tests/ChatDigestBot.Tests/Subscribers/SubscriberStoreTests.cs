using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class SubscriberStoreOnSqliteTests : SubscriberStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class SubscriberStoreOnPostgresTests : SubscriberStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class SubscriberStoreTests : StoreTest
{
    private static readonly Target Target = new(42, null);
    private static readonly Target Thread = new(42, 7);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero); // 09:00 in Shanghai
    private static readonly DigestSlot Tomorrow = new(new DateOnly(2026, 3, 3), new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero));

    private SubscriberStore Store => new(Database, SubscriberSamples.Defaults, []);

    [Fact]
    public async Task A_first_topic_makes_a_subscriber_whose_next_digest_is_tomorrow()
    {
        var change = await ChangeAsync(before => before.With(["ai"], Now));
        Assert.Empty(change.Before.Subscriptions);
        Assert.Equal(Tomorrow, change.After.Next);

        var stored = await GetAsync(Target);
        Assert.Equal([new Subscription("ai", Now)], stored.Subscriptions);
        Assert.Equal((Tomorrow, Now, change.After.Id), (stored.Next, stored.CreatedAt, stored.Id));
        Assert.Equal(SubscriberSamples.Defaults.Hours, stored.Hours);
    }

    [Fact]
    public async Task A_zone_that_this_machine_does_not_know_stays_the_wish_until_another_is_chosen()
    {
        await ChangeAsync(before => before.With(["ai"], Now));
        await Test.ExecuteAsync("UPDATE subscribers SET time_zone = 'Mars/Base'");
        var changed = await ChangeAsync(before => before with { Hours = before.Hours with { Time = new TimeOnly(9, 0) } });
        Assert.Equal("Asia/Shanghai", changed.After.Hours.Zone.Id);
        Assert.Equal(["Mars/Base"], await Test.QueryAsync<string>("SELECT time_zone FROM subscribers"));

        await ChangeAsync(before => before with { Hours = before.Hours.In(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")) });
        Assert.Equal(["Europe/Berlin"], await Test.QueryAsync<string>("SELECT time_zone FROM subscribers"));
    }

    [Fact]
    public async Task The_same_wish_twice_changes_nothing()
    {
        await ChangeAsync(before => before.With(["ai"], Now));
        var first = await GetAsync(Target);
        await ChangeAsync(before => before.With(["ai"], Now.AddHours(1)), Now.AddHours(1));
        var second = await GetAsync(Target);
        Assert.Equal(first.Subscriptions, second.Subscriptions);
        Assert.Equal(first.Next, second.Next);
    }

    [Fact]
    public async Task Without_a_topic_no_digest_is_scheduled()
    {
        await ChangeAsync(before => before.With(["ai", "chips"], Now));
        await ChangeAsync(before => before.Without(["ai"]));
        Assert.Equal(Tomorrow, (await GetAsync(Target)).Next);
        await ChangeAsync(before => before.Without(["chips"]));
        Assert.Null((await GetAsync(Target)).Next);
    }

    [Fact]
    public async Task Topics_of_a_forum_are_subscribers_of_their_own()
    {
        await ChangeAsync(before => before.With(["ai"], Now));
        await Store.ChangeAsync(Thread, before => before.With(["chips"], Now), Now, CancellationToken.None);
        Assert.Equal(["ai"], (await GetAsync(Target)).TopicIds);
        Assert.Equal(["chips"], (await GetAsync(Thread)).TopicIds);
        Assert.Equal([Target, Thread], await Database.ReadAsync(session => Store.TargetsOfAsync(session, 42), CancellationToken.None));
    }

    [Fact]
    public async Task A_pause_moves_the_next_digest_behind_its_end_and_a_resume_brings_it_back()
    {
        await ChangeAsync(before => before.With(["ai"], Now));
        await ChangeAsync(before => before with { PausedUntil = Now.AddDays(3) });
        Assert.Equal(new DateOnly(2026, 3, 6), (await GetAsync(Target)).Next!.Date);
        await ChangeAsync(before => before with { PausedUntil = Subscriber.Forever });
        var paused = await GetAsync(Target);
        Assert.Null(paused.Next);
        Assert.Equal(Subscriber.Forever, paused.PausedUntil);
        await ChangeAsync(before => before with { PausedUntil = null });
        Assert.Equal(Tomorrow, (await GetAsync(Target)).Next);
    }

    [Fact]
    public async Task A_wish_in_the_minute_before_the_tick_does_not_lose_the_slot_that_is_due()
    {
        await ChangeAsync(before => before.With(["ai"], Now));
        var late = Tomorrow.DueAt.AddSeconds(20);
        await ChangeAsync(before => before.With(["chips"], late), late);
        Assert.Equal(Tomorrow, (await GetAsync(Target)).Next);
        await ChangeAsync(before => before with { Hours = before.Hours with { Time = new TimeOnly(7, 0) } }, late);
        Assert.Equal(Tomorrow, (await GetAsync(Target)).Next);
    }

    [Fact]
    public async Task Stop_keeps_nothing_but_the_fact_and_a_wish_starts_afresh()
    {
        await ChangeAsync(before => before.With(["ai"], Now) with { Hours = before.Hours with { Time = new TimeOnly(6, 30) }, PausedUntil = Now.AddDays(1) });
        await Database.WriteAsync(session => Store.StopAsync(session, Target, Now.AddDays(2)), CancellationToken.None);
        await Database.WriteAsync(session => Store.StopAsync(session, Target, Now.AddDays(3)), CancellationToken.None);

        var stopped = await GetAsync(Target);
        Assert.Equal(Now.AddDays(2), stopped.StoppedAt);
        Assert.Empty(stopped.Subscriptions);
        Assert.Equal((null, null, null), (stopped.Next, stopped.Last, stopped.PausedUntil));
        Assert.Equal(SubscriberSamples.Defaults.Hours, stopped.Hours);
        Assert.Equal(0, (await Test.QueryAsync<int>("SELECT COUNT(*) FROM subscriptions"))[0]);

        await ChangeAsync(before => before.With(["chips"], Now.AddDays(4)), Now.AddDays(4));
        Assert.Null((await GetAsync(Target)).StoppedAt);
    }

    [Fact]
    public async Task Counts_tell_who_awaits_pauses_and_stopped()
    {
        await ChangeAsync(before => before.With(["ai", "chips"], Now));
        await Store.ChangeAsync(new Target(2, null), before => before.With(["ai"], Now) with { PausedUntil = Subscriber.Forever }, Now, CancellationToken.None);
        await Database.WriteAsync(session => Store.StopAsync(session, new Target(3, null), Now), CancellationToken.None);

        var counts = await Database.ReadAsync(session => Store.CountAsync(session, Now), CancellationToken.None);
        Assert.Equal(new SubscriberCounts { Total = 2, Awaiting = 1, Paused = 1, Stopped = 1 }, counts);
        var topics = await Database.ReadAsync(Store.CountTopicsAsync, CancellationToken.None);
        Assert.Equal([("ai", 2), ("chips", 1)], topics.Select(topic => (topic.TopicId, topic.Subscribers)));
    }

    private Task<SubscriberChange> ChangeAsync(Func<Subscriber, Subscriber> change, DateTimeOffset? now = null) =>
        Store.ChangeAsync(Target, change, now ?? Now, CancellationToken.None);

    private Task<Subscriber> GetAsync(Target target) => Store.GetAsync(target, Now, CancellationToken.None);
}
