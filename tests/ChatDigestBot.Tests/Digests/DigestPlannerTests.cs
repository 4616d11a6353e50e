using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Tests.Subscribers;

namespace ChatDigestBot.Tests.Digests;

public sealed class DigestPlannerOnSqliteTests : DigestPlannerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class DigestPlannerOnPostgresTests : DigestPlannerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class DigestPlannerTests : DigestTest
{
    [Fact]
    public async Task The_first_digest_takes_the_newest_however_old()
    {
        await AddAsync(News(1, "ai") with { PublishedAt = Now.AddDays(-40), IsArchive = true });
        await SubscribeAsync(7, "ai");
        await NextMorningAsync();

        var (chat, html) = Assert.Single(await DeliverAsync());
        Assert.Equal(7, chat);
        Assert.Contains("标题 1", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_digest_is_in_the_readers_language_and_says_how_many_others_there_are()
    {
        foreach (var id in Enumerable.Range(1, 40))
        {
            await AddAsync(News(id, "ai") with { Language = "en" });
        }

        foreach (var id in Enumerable.Range(101, 9))
        {
            await AddAsync(News(id, "ai") with { PublishedAt = Now.AddDays(-30) });
        }

        await SubscribeAsync(7, "ai");
        await NextMorningAsync();

        Assert.Equal(8, (await ToldAsync(7)).Count(story => story.StartsWith("s10", StringComparison.Ordinal)));
        Assert.Equal(8, (await ToldAsync(7)).Count);
        Assert.Contains("另有 8 条英文", Assert.Single(await DeliverAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_was_ahead_for_a_while_silences_nobody()
    {
        await SubscribeAsync(7, "ai");
        await SubscribeAsync(8, "ai");
        await Subscribers.ChangeAsync(new Target(8, null), known => known with { PausedUntil = Now.AddDays(20) }, Now, CancellationToken.None);
        var before = await NextAsync();
        var planner = Planner;
        foreach (var back in new[] { planner, Planner }) // while it runs, and by a start
        {
            await planner.PlanDueAsync(Now.AddDays(9.5), CancellationToken.None);
            Assert.True((await NextAsync())[0] > Now.AddDays(9));
            await back.PlanDueAsync(Now, CancellationToken.None);
            Assert.Equal(before, await NextAsync());
        }

        // At this hour a digest is even sent, under a date that is still to come.
        await planner.PlanDueAsync(before[0].AddDays(9), CancellationToken.None);
        await planner.PlanDueAsync(before[0].AddDays(9), CancellationToken.None);
        Assert.True((await NextAsync())[0] > before[0].AddDays(9));
        await planner.PlanDueAsync(Now, CancellationToken.None);
        Assert.Equal(before, await NextAsync());

        Task<List<DateTimeOffset>> NextAsync() => Test.QueryAsync<DateTimeOffset>("SELECT next_digest_at FROM subscribers ORDER BY chat_id");
    }

    [Fact]
    public async Task The_second_digest_tells_only_what_is_new_and_of_the_topic()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        await NextMorningAsync();
        await DeliverAsync();
        await AddAsync(News(2, "ai"));
        await AddAsync(News(3, "chips"));
        await AddAsync(News(4, "ai") with { StoryId = "s1" });
        await NextMorningAsync();

        var html = Assert.Single(await DeliverAsync()).Html;
        Assert.Contains("标题 2", html, StringComparison.Ordinal);
        Assert.DoesNotContain("标题 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("标题 3", html, StringComparison.Ordinal);
        Assert.DoesNotContain("标题 4", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_new_is_no_message()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        await NextMorningAsync();
        await DeliverAsync();
        var report = await NextMorningAsync();

        Assert.Equal(new DigestPlanReport { Empty = 1 }, report);
        Assert.Empty(await DeliverAsync());
    }

    [Fact]
    public async Task Old_archived_advertised_and_empty_posts_are_no_news()
    {
        await SubscribeAsync(7, "ai");
        await AddAsync(News(1, "ai"));
        await NextMorningAsync();
        await DeliverAsync();
        await AddAsync(News(2, "ai") with { PublishedAt = Now.AddDays(-7.1) });
        await AddAsync(News(3, "ai") with { IsArchive = true });
        await AddAsync(News(4, "ai") with { IsAdvert = true });
        await AddAsync(News(5, "ai") with { Words = 0 });

        Assert.Equal(1, (await NextMorningAsync()).Empty);
    }

    [Fact]
    public async Task What_was_there_before_the_topic_was_chosen_is_no_news()
    {
        await SubscribeAsync(7, "ai");
        await AddAsync(News(1, "ai"));
        await NextMorningAsync();
        await DeliverAsync();
        await AddAsync(News(2, "chips"));
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Subscribers.ChangeAsync(new Target(7, null), subscriber => subscriber.With(["chips"], Now), Now, CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromHours(1));
        await AddAsync(News(3, "chips"));
        await NextMorningAsync();

        var html = Assert.Single(await DeliverAsync()).Html;
        Assert.Contains("标题 3", html, StringComparison.Ordinal);
        Assert.DoesNotContain("标题 2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_of_the_same_share_one_content_and_one_edition()
    {
        await AddAsync(News(1, "ai"));
        foreach (var chat in Enumerable.Range(1, 20))
        {
            await SubscribeAsync(chat, "ai");
        }

        var report = await NextMorningAsync();
        Assert.Equal(new DigestPlanReport { Digests = 20, Messages = 20 }, report);
        Assert.Single(await Test.QueryAsync<long>("SELECT id FROM delivery_contents"));
        Assert.Single(await Test.QueryAsync<long>("SELECT id FROM digest_editions"));
    }

    [Fact]
    public async Task A_planned_digest_counts_as_told_until_it_is_cancelled()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        await NextMorningAsync();
        var told = await ToldAsync(7);
        await Test.ExecuteAsync("UPDATE deliveries SET state = 'cancelled'");

        Assert.Equal(["s1"], told);
        Assert.Empty(await ToldAsync(7));
    }

    [Fact]
    public async Task A_first_digest_that_never_arrived_was_not_had()
    {
        await AddAsync(News(1, "ai") with { IsArchive = true });
        await SubscribeAsync(7, "ai");
        Assert.Equal(DigestAnswer.Planned, await AskAsync(7, DigestMode.News, updateId: 5, "ai"));
        await Test.ExecuteAsync("UPDATE deliveries SET state = 'failed', reason = 'no-rights'");

        Assert.Equal(DigestAnswer.Planned, await AskAsync(7, DigestMode.News, updateId: 6, "ai"));
        Assert.Equal(DigestAnswer.NothingNew, await AskAsync(7, DigestMode.News, updateId: 7, "ai"));
        Assert.Contains("标题 1", Assert.Single(await DeliverAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_explains_the_last_digest_that_arrived()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        await NextMorningAsync();
        await DeliverAsync();
        await AddAsync(News(2, "ai"));
        await NextMorningAsync();
        Assert.Equal(["s1"], await LatestAsync(7));
        await Test.ExecuteAsync("UPDATE deliveries SET state = 'failed', reason = 'blocked' WHERE state = 'planned'");
        Assert.Equal(["s1"], await LatestAsync(7));

        await NextMorningAsync();
        await DeliverAsync();
        Assert.Equal(["s2"], await LatestAsync(7));
    }

    [Fact]
    public async Task Two_nodes_that_plan_the_same_digests_in_another_order_do_not_wait_in_a_ring()
    {
        foreach (var (topic, id) in new[] { ("ai", 1), ("chips", 2), ("space", 3), ("smart-city", 4) })
        {
            await AddAsync(News(id, topic));
        }

        string[][] wishes = [["ai"], ["chips"], ["space"], ["smart-city"], ["ai", "chips"], ["chips", "space"], ["space", "smart-city"], ["ai", "space"]];
        for (var chat = 1; chat <= 160; chat++)
        {
            await SubscribeAsync(chat, wishes[chat <= 80 ? chat % 8 : 7 - (chat % 8)]);
        }

        Test.Clock.SetUtcNow((await Test.QueryAsync<DateTimeOffset>("SELECT MIN(next_digest_at) FROM subscribers"))[0].AddSeconds(5));
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Planner.PlanDueAsync(Now, CancellationToken.None))));
        Assert.Equal(160, reports.Sum(report => report.Digests));
        Assert.Equal(160, (await DeliverAsync()).Count);
    }

    [Fact]
    public async Task A_tick_that_is_repeated_plans_nothing_twice()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        await NextMorningAsync();
        await Planner.PlanDueAsync(Now, CancellationToken.None);
        await Planner.PlanDueAsync(Now.AddMinutes(1), CancellationToken.None);

        Assert.Single(await DeliverAsync());
    }

    [Fact]
    public async Task A_hundred_news_give_eight_and_more_gives_the_next_eight()
    {
        await SubscribeAsync(7, "ai");
        foreach (var id in Enumerable.Range(1, 100))
        {
            await AddAsync(News(id, "ai"));
        }

        await NextMorningAsync();
        await DeliverAsync();
        Assert.Equal(8, (await ToldAsync(7)).Count);

        foreach (var update in Enumerable.Range(1, 12))
        {
            Assert.Equal(DigestAnswer.Planned, await AskAsync(7, DigestMode.More, update, "ai"));
            await DeliverAsync();
            Assert.Equal(Math.Min(100, 8 + (8 * update)), (await ToldAsync(7)).Count);
        }

        Assert.Equal(DigestAnswer.NothingNew, await AskAsync(7, DigestMode.More, 99, "ai"));
    }

    [Fact]
    public async Task A_busy_topic_reaches_beyond_the_shared_list_when_little_of_it_is_left()
    {
        await SubscribeAsync(7, "ai");
        await AddAsync(News(1000, "ai"));
        await NextMorningAsync();
        await DeliverAsync();
        foreach (var id in Enumerable.Range(1, 60))
        {
            await AddAsync(News(id, "ai"));
        }

        var told = new List<int>();
        foreach (var update in Enumerable.Range(1, 8))
        {
            await AskAsync(7, DigestMode.News, update, "ai");
            await DeliverAsync();
            told.Add((await ToldAsync(7)).Count);
        }

        Assert.Equal([9, 17, 25, 33, 41, 49, 57, 61], told);
    }

    [Fact]
    public async Task The_same_update_handled_again_asks_for_the_same_digest()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");

        Assert.Equal(DigestAnswer.Planned, await AskAsync(7, DigestMode.News, updateId: 5, "ai"));
        Assert.Equal(DigestAnswer.Planned, await AskAsync(7, DigestMode.News, updateId: 5, "ai"));
        Assert.Single(await DeliverAsync());
        Assert.Equal(DigestAnswer.NothingNew, await AskAsync(7, DigestMode.News, updateId: 6, "ai"));
    }

    [Fact]
    public async Task Asking_does_not_use_up_the_slot()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        await AskAsync(7, DigestMode.News, updateId: 5, "ai");
        await DeliverAsync();
        await AddAsync(News(2, "ai") with { FirstSeenAt = Now.AddMinutes(1) });
        var report = await NextMorningAsync();

        Assert.Equal(1, report.Digests);
        Assert.Contains("标题 2", Assert.Single(await DeliverAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slot_four_hours_ago_is_skipped_and_its_news_come_the_next_day()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        Test.Clock.SetUtcNow((await Test.QueryAsync<DateTimeOffset>("SELECT next_digest_at FROM subscribers"))[0].AddHours(5));

        Assert.Equal(new DigestPlanReport { Skipped = 1 }, await Planner.PlanDueAsync(Now, CancellationToken.None));
        Assert.Equal(1, (await NextMorningAsync()).Digests);
    }

    [Fact]
    public async Task The_plan_of_a_day_says_who_would_get_what_and_changes_nothing()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        await SubscribeAsync(8, "space");
        var plan = await Database.ReadAsync(
            async session =>
            {
                var lines = new List<string>();
                await foreach (var (due, composition) in new DigestForecast(new DueSubscriberStore(SubscriberSamples.Defaults), Composers).ReadAsync(session, Now, Now.AddDays(1), pageSize: 1))
                {
                    lines.Add($"{due.Subscriber.Target.ChatId} {due.Slot.DueAt:yyyy-MM-dd HH:mm} {composition?.Edition.Items.Count ?? 0}");
                }

                return lines;
            },
            CancellationToken.None);

        Assert.Equal(["7 2026-03-03 00:00 1", "8 2026-03-03 00:00 0"], plan.Order());
        Assert.Empty(await StatesAsync());
    }

    private async Task<IEnumerable<string>?> LatestAsync(long chatId) =>
        (await Database.ReadAsync(session => EditionStore.FindLatestAsync(session, new Target(chatId, null)), CancellationToken.None))?.Edition.Items.Select(item => item.StoryId);

    private Task<List<string>> ToldAsync(long chatId) => Database.ReadAsync(
        async session =>
        {
            var all = await session.QueryAsync<string>("SELECT id FROM stories");
            return (await ChatDigestBot.Delivery.Ledger.SeenStore.FindToldAsync(session, [new Target(chatId, null)], all))[new Target(chatId, null)].Distinct().ToList();
        },
        CancellationToken.None);
}
