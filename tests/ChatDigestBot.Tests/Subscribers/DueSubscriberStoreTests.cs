using ChatDigestBot.Chats;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Privacy;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Texts;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class DueSubscriberStoreOnSqliteTests : DueSubscriberStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task Who_is_due_is_found_by_the_moment_and_not_by_asking_everybody()
    {
        var plan = await Database.ReadAsync(
            session => session.QueryAsync<(long Id, long Parent, long Unused, string Detail)>("EXPLAIN QUERY PLAN " + DueSubscriberStore.AllDue, new { now = DueAt }), CancellationToken.None);
        Assert.Contains("subscribers_due", plan[0].Detail, StringComparison.Ordinal);
    }
}

public sealed class DueSubscriberStoreOnPostgresTests : DueSubscriberStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Two_nodes_that_claim_at_once_never_take_the_same_slot()
    {
        await SubscribeAsync(1);
        await SubscribeAsync(2);
        await Database.WriteAsync(
            async first =>
            {
                var ids = Assert.Single(await DueSubscriberStore.ListDueAsync(first, DueAt));
                var read = await Due.ReadAsync(first, ids, DueAt);
                var one = Assert.Single(await Due.LockAsync(first, [read[0]], DueAt));
                var other = Assert.Single(await Database.WriteAsync(second => Due.LockAsync(second, read, DueAt), CancellationToken.None));
                Assert.NotEqual(one.Subscriber.Id, other.Subscriber.Id);
            },
            CancellationToken.None);
    }
}

public abstract class DueSubscriberStoreTests : StoreTest
{
    private protected static readonly DateTimeOffset DueAt = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero); // 08:00 in Shanghai
    private static readonly DateTimeOffset Now = DueAt.AddHours(-20);

    private ChatStore Chats => new(Database, new AccessOptions(new HashSet<long>()));

    private SubscriberStore Subscribers => new(Database, SubscriberSamples.Defaults, []);

    private protected DueSubscriberStore Due => new(SubscriberSamples.Defaults);

    [Fact]
    public async Task A_slot_is_taken_once_and_the_next_one_is_tomorrow()
    {
        await SubscribeAsync(1, "ai", "chips");
        Assert.Empty((await ClaimAsync(DueAt.AddMilliseconds(-1))).Due);

        var batch = await ClaimAsync(DueAt.AddSeconds(30));
        var due = Assert.Single(batch.Due);
        Assert.Equal((new Target(1, null), new DateOnly(2026, 3, 3), Language.Chinese), (due.Subscriber.Target, due.Slot.Date, due.Language));
        Assert.Equal(["ai", "chips"], due.Subscriber.TopicIds);
        Assert.Empty((await ClaimAsync(DueAt.AddSeconds(30))).Due);

        var stored = await Subscribers.GetAsync(new Target(1, null), Now, CancellationToken.None);
        Assert.Equal((due.Slot, due.Subscriber.Next), (stored.Last, stored.Next));
        Assert.Equal(DueAt.AddDays(1), stored.Next!.DueAt);
    }

    [Fact]
    public async Task A_claim_whose_transaction_fails_is_taken_again()
    {
        await SubscribeAsync(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async session =>
            {
                Assert.Single((await ClaimAsync(session, DueAt)).Due);
                throw new InvalidOperationException("killed while planning");
            },
            CancellationToken.None));
        Assert.Single((await ClaimAsync(DueAt)).Due);
    }

    [Fact]
    public async Task Whoever_changes_the_hour_after_being_read_is_not_moved_by_the_old_one()
    {
        await SubscribeAsync(1);
        await SubscribeAsync(2);
        var read = await Database.ReadAsync(async session => await Due.ReadAsync(session, (await DueSubscriberStore.ListDueAsync(session, DueAt))[0], DueAt), CancellationToken.None);
        await Subscribers.ChangeAsync(new Target(1, null), before => before with { Hours = before.Hours with { Time = new TimeOnly(18, 0) } }, DueAt.AddHours(-1), CancellationToken.None);
        // Still due at eight, and once more today.
        await Subscribers.ChangeAsync(new Target(2, null), before => before with { Hours = before.Hours with { Further = [new TimeOnly(18, 0)] } }, DueAt.AddHours(-1), CancellationToken.None);

        var batch = await Database.WriteAsync(async session => await DueSubscriberStore.MoveOnAsync(session, await Due.LockAsync(session, read, DueAt), DueAt), CancellationToken.None);

        Assert.Equal(2, Assert.Single(batch.Due).Subscriber.Target.ChatId);
        Assert.Equal(DueAt.AddHours(10), (await Subscribers.GetAsync(new Target(1, null), DueAt, CancellationToken.None)).Next!.DueAt);
        Assert.Equal(DueAt.AddHours(10), (await Subscribers.GetAsync(new Target(2, null), DueAt, CancellationToken.None)).Next!.DueAt);
    }

    [Fact]
    public async Task Whoever_moved_to_another_chat_after_being_read_is_left_for_the_next_look()
    {
        await MeetAsync(-1001);
        await SubscribeAsync(-100);
        var read = await Database.ReadAsync(async session => await Due.ReadAsync(session, (await DueSubscriberStore.ListDueAsync(session, DueAt))[0], DueAt), CancellationToken.None);
        await Test.ExecuteAsync("UPDATE subscribers SET chat_id = -1001");

        Assert.Single(read);
        Assert.Empty(await Database.WriteAsync(session => Due.LockAsync(session, read, DueAt), CancellationToken.None));
    }

    [Fact]
    public async Task A_slot_that_is_too_late_passes_and_is_not_the_days_digest()
    {
        await SubscribeAsync(1);
        var batch = await ClaimAsync(DueAt.AddHours(5));
        Assert.Equal((0, 1), (batch.Due.Count, batch.Skipped));
        var stored = await Subscribers.GetAsync(new Target(1, null), Now, CancellationToken.None);
        Assert.Equal((null, DueAt.AddDays(1)), (stored.Last, stored.Next!.DueAt));
    }

    [Fact]
    public async Task A_chat_that_cannot_be_reached_moves_on_unsent_and_gets_the_slot_after_its_revival()
    {
        await SubscribeAsync(1);
        await Database.WriteAsync(session => Chats.SetReachabilityAsync(session, 1, Reachability.Blocked, Now), CancellationToken.None);
        Assert.Equal(1, (await ClaimAsync(DueAt)).Skipped);
        await Database.WriteAsync(session => Chats.SetReachabilityAsync(session, 1, Reachability.Reachable, DueAt), CancellationToken.None);
        Assert.Single((await ClaimAsync(DueAt.AddDays(1))).Due);
    }

    [Fact]
    public async Task Many_are_taken_batch_by_batch_each_at_the_hour_of_its_zone()
    {
        for (var id = 1; id <= 7; id++)
        {
            await SubscribeAsync(id);
        }

        await Subscribers.ChangeAsync(
            new Target(7, null), before => before with { Hours = before.Hours with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") } }, Now.AddHours(4), CancellationToken.None);
        var first = await ClaimAsync(DueAt, limit: 4);
        var second = await ClaimAsync(DueAt, limit: 4);
        Assert.Equal((4, 2), (first.Due.Count, second.Due.Count));
        Assert.Equal(7, (await ClaimAsync(DueAt.AddHours(7))).Due[0].Subscriber.Target.ChatId);
    }

    [Fact]
    public async Task A_preview_takes_nothing()
    {
        await SubscribeAsync(1);
        Task<IReadOnlyList<DueSubscriber>> PreviewAsync() =>
            Database.ReadAsync(session => Due.PreviewAsync(session, Now, Now.AddDays(1), 100, 0), CancellationToken.None);
        Assert.Equal(DueAt, Assert.Single(await PreviewAsync()).Slot.DueAt);
        Assert.Single(await PreviewAsync());
        Assert.Single((await ClaimAsync(DueAt)).Due);
    }

    [Fact]
    public async Task A_group_that_was_met_under_two_ids_gets_one_digest_with_the_topics_of_both()
    {
        await MeetAsync(-1001);
        await Subscribers.ChangeAsync(new Target(-1001, null), before => before.With(["chips"], Now), Now, CancellationToken.None);
        await MeetAsync(-100);
        await Subscribers.ChangeAsync(new Target(-100, null), before => before.With(["ai"], Now), Now, CancellationToken.None);
        await Database.WriteAsync(session => Chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);

        var due = Assert.Single((await ClaimAsync(DueAt)).Due);
        Assert.Equal(-100, due.Subscriber.Target.ChatId);
        Assert.Equal(["ai", "chips"], due.Subscriber.TopicIds);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_subscription_made_only_under_the_new_id_follows_the_chat(bool hasEmptyRow)
    {
        await MeetAsync(-1001);
        await Subscribers.ChangeAsync(new Target(-1001, null), before => before.With(["chips"], Now), Now, CancellationToken.None);
        await MeetAsync(-100);
        if (hasEmptyRow)
        {
            await Subscribers.ChangeAsync(new Target(-100, null), before => before, Now, CancellationToken.None);
        }

        await Database.WriteAsync(session => Chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);
        await ClaimAsync(Now);
        var due = Assert.Single((await ClaimAsync(DueAt)).Due);
        Assert.Equal(-100, due.Subscriber.Target.ChatId);
        Assert.Equal(["chips"], due.Subscriber.TopicIds);
    }

    [Fact]
    public async Task A_forum_topic_of_the_new_id_alone_is_adopted_beside_a_group_that_waits_for_nothing()
    {
        await MeetAsync(-1001);
        await Subscribers.ChangeAsync(new Target(-1001, 5), before => before.With(["chips"], Now), Now, CancellationToken.None);
        await MeetAsync(-100);
        await Subscribers.ChangeAsync(new Target(-100, null), before => before, Now, CancellationToken.None);
        await Database.WriteAsync(session => Chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);

        await ClaimAsync(Now);
        Assert.Equal(new Target(-100, 5), Assert.Single((await ClaimAsync(DueAt)).Due).Subscriber.Target);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(+99, 0)]
    public async Task Whoever_gets_a_first_topic_by_a_merge_gets_digests_unless_paused_beyond_the_first(int pausedUntilInHours, int digests)
    {
        await MeetAsync(-1001);
        await Subscribers.ChangeAsync(new Target(-1001, null), before => before.With(["chips"], Now), Now, CancellationToken.None);
        await MeetAsync(-100);
        await Subscribers.ChangeAsync(new Target(-100, null), before => before with { PausedUntil = Now.AddHours(pausedUntilInHours) }, Now, CancellationToken.None);
        await Database.WriteAsync(session => Chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);

        await ClaimAsync(Now);
        Assert.Equal(digests, (await ClaimAsync(DueAt)).Due.Count);
    }

    [Theory]
    [InlineData(0, +99)]
    [InlineData(-1, -1)]
    public async Task Whoever_gets_a_first_topic_by_a_merge_waits_for_the_first_digest_after_a_pause(int gonePausedUntilInHours, int keptPausedUntilInHours)
    {
        await MeetAsync(-1001);
        await Subscribers.ChangeAsync(
            new Target(-1001, null),
            before => before.With(["chips"], Now) with { PausedUntil = gonePausedUntilInHours < 0 ? Subscriber.Forever : null },
            Now,
            CancellationToken.None);
        await MeetAsync(-100);
        var until = Now.AddHours(keptPausedUntilInHours);
        await Subscribers.ChangeAsync(new Target(-100, null), before => before with { PausedUntil = until }, Now, CancellationToken.None);
        await Database.WriteAsync(session => Chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);

        await ClaimAsync(Now);
        var adopted = await Subscribers.GetAsync(new Target(-100, null), Now, CancellationToken.None);
        Assert.Equal(adopted.NextFrom(Now), adopted.Next);
        Assert.InRange(adopted.Next!.DueAt, until, Now.AddHours(99 + 24));
    }

    [Fact]
    public async Task Whoever_paused_until_further_notice_gets_a_first_topic_by_a_merge_and_no_digest()
    {
        await MeetAsync(-1001);
        await Subscribers.ChangeAsync(new Target(-1001, null), before => before.With(["chips"], Now), Now, CancellationToken.None);
        await MeetAsync(-100);
        await Subscribers.ChangeAsync(new Target(-100, null), before => before with { PausedUntil = Subscriber.Forever }, Now, CancellationToken.None);
        await Database.WriteAsync(session => Chats.MigrateAsync(session, -100, -1001, Now), CancellationToken.None);

        await ClaimAsync(Now);
        var adopted = await Subscribers.GetAsync(new Target(-100, null), Now, CancellationToken.None);
        Assert.True(adopted.Has("chips"));
        Assert.Null(adopted.Next);
    }

    [Fact]
    public async Task A_deleted_account_is_erased_after_ninety_days_and_one_that_blocked_the_bot_never()
    {
        await SubscribeAsync(1);
        await SubscribeAsync(2);
        await Database.WriteAsync(session => Chats.SetReachabilityAsync(session, 1, Reachability.Deactivated, Now), CancellationToken.None);
        await Database.WriteAsync(session => Chats.SetReachabilityAsync(session, 2, Reachability.Blocked, Now), CancellationToken.None);
        var clock = new FakeTimeProvider(Now.AddDays(90));
        var job = new EraseDeactivatedJob(new PersonalRecords([PersonalTable.ByChat("chats", "id"), PersonalTable.ByChat("subscribers")], Subscribers, Database), Chats, Database, clock);
        Assert.Equal("0 deleted accounts erased", (await job.RunAsync(CancellationToken.None)).Summary);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("1 deleted accounts erased", (await job.RunAsync(CancellationToken.None)).Summary);
        Assert.Equal("0 deleted accounts erased", (await job.RunAsync(CancellationToken.None)).Summary);

        Assert.Empty((await Subscribers.GetAsync(new Target(1, null), Now, CancellationToken.None)).Subscriptions);
        Assert.Null(await Chats.FindAsync(1, CancellationToken.None));
        Assert.True((await Subscribers.GetAsync(new Target(2, null), Now, CancellationToken.None)).Has("ai"));
    }

    private protected async Task SubscribeAsync(long chatId, params string[] topics)
    {
        await MeetAsync(chatId);
        await Subscribers.ChangeAsync(new Target(chatId, null), before => before.With(topics is [] ? ["ai"] : topics, Now), Now, CancellationToken.None);
    }

    private Task MeetAsync(long id) => Chats.MeetAsync(
        new ChatSighting { TelegramId = id, Kind = id > 0 ? ChatKind.Private : ChatKind.Group, Title = "x", LanguageCode = "zh" }, Now, CancellationToken.None);

    private Task<DueBatch> ClaimAsync(DateTimeOffset now, int limit = 500) =>
        Database.WriteAsync(session => ClaimAsync(session, now, limit), CancellationToken.None);

    private async Task<DueBatch> ClaimAsync(DbSession session, DateTimeOffset now, int limit = 500)
    {
        await Due.AdoptMergedAsync(session, now);
        var read = await Due.ReadAsync(session, (await DueSubscriberStore.ListDueAsync(session, now)).SelectMany(batch => batch).Take(limit), now);
        return await DueSubscriberStore.MoveOnAsync(session, await Due.LockAsync(session, read, now), now);
    }
}
