using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Tests.Digests;

public sealed class DigestPlannerRacesOnSqliteTests : DigestPlannerRacesTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class DigestPlannerRacesOnPostgresTests : DigestPlannerRacesTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>Digests that are composed while something else is written, and for many at once.</summary>
public abstract class DigestPlannerRacesTests : DigestTest
{
    [Fact]
    public async Task Somebody_who_asks_for_news_where_there_are_none_does_not_wait_for_a_writer()
    {
        await SubscribeAsync(7, "ai");
        var (entered, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = HoldWriterAsync(entered, ended.Task);
        await entered.Task;

        Assert.Equal(DigestAnswer.NothingNew, await AskAsync(7, DigestMode.News, updateId: 5, "ai").WaitAsync(TimeSpan.FromSeconds(60)));
        ended.SetResult();
        await writer;
    }

    [Fact]
    public async Task What_was_planned_while_an_asked_digest_was_composed_is_not_told_twice()
    {
        await AddAsync(News(1, "ai"));
        await SubscribeAsync(7, "ai");
        var content = await PutAsync("the same story", "s1");
        var (entered, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = HoldWriterAsync(
            entered,
            ended.Task,
            async session =>
            {
                await SubscriberStore.LockAsync(session, new Target(7, null));
                await Ledger.PlanAsync(session, [Digest(7, "slot:1", content)]);
            });
        await entered.Task;
        var asked = AskAsync(7, DigestMode.News, updateId: 5, "ai");
        ended.SetResult();
        await writer;
        Assert.Equal(DigestAnswer.NothingNew, await asked);
    }

    [Fact]
    public async Task What_was_planned_while_a_due_digest_was_composed_is_not_told_twice_and_the_slot_is_kept()
    {
        await SubscribeAsync(7, "ai");
        await SubscribeAsync(8, "ai");
        await AddAsync(News(1, "ai"));
        await AddAsync(News(2, "ai"));
        var due = (await Test.QueryAsync<DateTimeOffset>("SELECT MIN(next_digest_at) FROM subscribers"))[0];
        var content = await PutAsync("the same story", "s1");
        var (entered, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = HoldWriterAsync(
            entered,
            ended.Task,
            async session =>
            {
                await SubscriberStore.LockAsync(session, new Target(7, null));
                await Ledger.PlanAsync(session, [Digest(7, "answer:1", content)]);
            });
        await entered.Task;
        var planning = Planner.PlanDueAsync(due, CancellationToken.None);
        ended.SetResult();
        await writer;
        var first = await planning;
        var second = await Planner.PlanDueAsync(due, CancellationToken.None);

        Assert.Equal((2, 0), (first.Digests + second.Digests, first.Empty + second.Empty));
        Assert.Single(await Test.QueryAsync<long>("SELECT d.id FROM deliveries d JOIN delivery_stories s ON s.content_id = d.content_id WHERE d.chat_id = 7 AND s.story_id = 's1'"));
        Assert.Single(await Test.QueryAsync<long>("SELECT d.id FROM deliveries d JOIN delivery_stories s ON s.content_id = d.content_id WHERE d.chat_id = 7 AND s.story_id = 's2'"));
    }

    [Fact]
    public async Task Many_readers_together_get_what_each_would_get_alone()
    {
        string[][] wanted = [["ai"], ["ai", "chips"], ["chips", "energy"], ["energy", "chips", "ai"], ["energy"]];
        foreach (var (index, topics) in wanted.Index())
        {
            await SubscribeAsync(index + 1, topics);
        }

        foreach (var id in Enumerable.Range(1, 40))
        {
            await AddAsync(News(id, (id % 4) switch { 0 => ["ai"], 1 => ["chips"], 2 => ["energy", "ai"], _ => ["chips", "energy"] }));
        }

        var requests = wanted.Select((topics, index) => Request(index + 1, DigestMode.News, topics)).ToList();
        var together = await Database.ReadAsync(session => Composers.At(Now.AddHours(1)).ComposeAsync(session, requests), CancellationToken.None);
        var alone = new List<Composition?>();
        foreach (var request in requests)
        {
            alone.AddRange(await Database.ReadAsync(session => Composers.At(Now.AddHours(1)).ComposeAsync(session, [request]), CancellationToken.None));
        }

        Assert.All(together, composition => Assert.Equal(8, composition!.Edition.Items.Count));
        Assert.Equal(alone.Select(composition => composition!.Edition.Key), together.Select(composition => composition!.Edition.Key));
    }

    private Task HoldWriterAsync(TaskCompletionSource entered, Task ended, Func<DbSession, Task>? write = null) => Database.WriteAsync(
        async session =>
        {
            await (write?.Invoke(session) ?? Task.CompletedTask);
            entered.TrySetResult();
            await ended;
        },
        CancellationToken.None);
}
