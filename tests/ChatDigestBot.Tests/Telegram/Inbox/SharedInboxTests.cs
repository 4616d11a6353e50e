using System.Collections.Concurrent;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Inbox;
using ChatDigestBot.Tests.Shared;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Telegram.Inbox;

/// <summary>Several nodes on one PostgreSQL.</summary>
public sealed class SharedInboxTests : StoreTest
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task A_chats_updates_are_handled_one_at_a_time_whichever_node_took_them()
    {
        const int Count = 600;
        var running = new ConcurrentDictionary<long, int>();
        var overlaps = 0;
        var handled = new ConcurrentQueue<(long Chat, long Id)>();
        var handlers = Enumerable.Range(0, 3).Select(_ => new ScriptedHandler(async (update, _) =>
        {
            var chat = update.Message!.Chat.Id;
            if (running.AddOrUpdate(chat, 1, (_, count) => count + 1) > 1)
            {
                Interlocked.Increment(ref overlaps);
            }

            await Task.Yield();
            handled.Enqueue((chat, update.Id));
            running.AddOrUpdate(chat, 0, (_, count) => count - 1);
        })).ToList();
        var nodes = new List<InboxNode>();
        foreach (var handler in handlers)
        {
            nodes.Add(await new InboxNode(Database, TimeProvider.System, handler).OpenAsync());
            nodes[^1].Run();
        }

        // Each chat sends its updates one after another, as Telegram does, to whichever node answers.
        await Task.WhenAll(Enumerable.Range(1, 6).Select(chat => Task.Run(async () =>
        {
            for (var number = 0; number < Count / 6; number++)
            {
                var node = nodes[(chat + number) % nodes.Count];
                Assert.True(await node.Inbox.TryAcceptAsync(Updates.Message((chat * 1000) + number, chat)));
            }
        })));
        while (handled.Count < Count)
        {
            await Task.Yield();
        }

        foreach (var node in nodes)
        {
            await node.CloseAsync();
            Assert.Empty(node.Log.Lines);
            node.Dispose();
        }

        Assert.Empty(await Test.QueryAsync<string>("SELECT queue || ' ' || update_id || ' ' || state || ' ' || attempts || ' ' || crashes FROM inbox WHERE state <> 1"));
        Assert.Equal(handled.Distinct().Count(), handled.Count);
        Assert.Equal((Count, 0), (handled.Count, overlaps));
        Assert.All(handled.GroupBy(item => item.Chat), chat => Assert.Equal(chat.Select(item => item.Id).Order(), chat.Select(item => item.Id)));
        Assert.True(handlers.Count(handler => !handler.Done.IsEmpty) > 1, "one node did everything");
        Assert.Equal(Count, Assert.Single(await Test.QueryAsync<long>("SELECT COUNT(*) FROM inbox WHERE state = 1")));
        Assert.Equal(0, Assert.Single(await Test.QueryAsync<long>("SELECT COUNT(*) FROM inbox_queues")));
    }

    [Fact]
    public async Task An_update_left_with_the_node_that_has_its_chat_is_handled_there()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var busy = new ScriptedHandler((_, _) => release.Task);
        var idle = ScriptedHandler.Quick();
        using var first = await new InboxNode(Database, Test.Clock, busy).OpenAsync();
        using var second = await new InboxNode(Database, Test.Clock, idle).OpenAsync();
        await first.TakeAsync(Updates.Message(1, 7));
        await second.TakeAsync(Updates.Message(2, 7), Updates.Message(3, 8));

        await idle.HandledAsync(3);
        release.SetResult();
        await busy.HandledAsync(1);
        await first.MarkAsync();
        await busy.HandledAsync(2);

        Assert.Equal([1, 2], busy.Done);
        Assert.Equal([3], idle.Done);
    }

    [Fact]
    public async Task A_node_that_prolonged_its_claims_too_late_begins_nothing_that_another_has_handled_meanwhile()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new ScriptedHandler((update, _) => update.Id == 1 ? release.Task : Task.CompletedTask);
        var other = ScriptedHandler.Quick();
        using var first = await new InboxNode(Database, Test.Clock, late).OpenAsync();
        using var second = await new InboxNode(Database, Test.Clock, other).OpenAsync();
        await first.TakeAsync(Updates.Message(1, 7), Updates.Message(2, 7));
        Test.Clock.Advance(QueueClaims.Duration + TimeSpan.FromSeconds(1));
        await second.Inbox.WriteOnceAsync();
        await other.HandledAsync(1, 2);

        release.SetResult();
        await late.HandledAsync(1);
        await first.Inbox.WriteOnceAsync();

        Assert.Equal([1], late.Done);
        Assert.Equal(0, first.Dispatcher.Count);
    }

    [Fact]
    public async Task A_node_that_prolonged_its_claims_late_goes_on_where_nobody_took_them()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new ScriptedHandler((update, _) => update.Id == 1 ? release.Task : Task.CompletedTask);
        using var node = await new InboxNode(Database, Test.Clock, late).OpenAsync();
        await node.TakeAsync(Updates.Message(1, 7), Updates.Message(2, 7));
        Test.Clock.Advance(QueueClaims.Duration + TimeSpan.FromSeconds(1));
        release.SetResult();
        await late.HandledAsync(1);

        await node.Inbox.WriteOnceAsync();

        await late.HandledAsync(2);
        Assert.Equal([1, 2], late.Done);
    }

    [Fact]
    public async Task A_chat_in_which_nothing_waits_is_free_for_the_node_that_takes_its_next_update()
    {
        var before = ScriptedHandler.Quick();
        var after = ScriptedHandler.Quick();
        using var first = await new InboxNode(Database, Test.Clock, before).OpenAsync();
        using var second = await new InboxNode(Database, Test.Clock, after).OpenAsync();
        await first.TakeAsync(Updates.Message(1, 7));
        await before.HandledAsync(1);
        await first.MarkAsync();

        await second.TakeAsync(Updates.Message(2, 7));

        await after.HandledAsync(2);
    }

    [Fact]
    public async Task A_dead_nodes_chats_go_to_the_living_when_its_claims_run_out()
    {
        var never = new TaskCompletionSource();
        var handler = ScriptedHandler.Quick();
        using var living = await new InboxNode(Database, Test.Clock, handler).OpenAsync();
        using (var dead = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => never.Task)).OpenAsync())
        {
            await dead.TakeAsync(Updates.Message(1, 7));
        }

        await living.TakeAsync(Updates.Message(2, 7));
        Assert.Equal(0, living.Dispatcher.Count);
        Test.Clock.Advance(QueueClaims.Duration);
        await living.Inbox.WriteOnceAsync();

        await handler.HandledAsync(1, 2);
        Assert.Equal([1, 2], handler.Done);
    }

    [Fact]
    public async Task An_update_is_handled_though_its_node_never_heard_that_it_was_written()
    {
        var never = new TaskCompletionSource();
        var handler = new ScriptedHandler((update, _) => update.Message!.Chat.Id == 9 ? never.Task : Task.CompletedTask);
        using var node = await new InboxNode(Database, Test.Clock, handler).OpenAsync();
        await node.TakeAsync(Updates.Message(1, 9));
        using (var other = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => never.Task)).OpenAsync())
        {
            await other.TakeAsync(Updates.Message(2, 7));
        }

        // As if it had been the node's own transaction, and the connection had broken between the commit and its answer.
        await Test.ExecuteAsync("UPDATE inbox_queues SET holder = (SELECT q.holder FROM inbox_queues q JOIN inbox i ON i.queue = q.queue AND i.update_id = 1)");
        await Test.ExecuteAsync("ALTER TABLE inbox RENAME TO away");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => node.TakeAsync(Updates.Message(2, 7)));
        await Test.ExecuteAsync("ALTER TABLE away RENAME TO inbox");
        Test.Clock.Advance(QueueClaims.Duration / 3);
        await node.Inbox.WriteOnceAsync();

        await handler.HandledAsync(2);
    }

    [Fact]
    public async Task A_node_that_slept_too_long_drops_the_chats_that_others_took()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sleepy = new ScriptedHandler((_, token) => release.Task.WaitAsync(token));
        var handler = ScriptedHandler.Quick();
        using var slept = await new InboxNode(Database, Test.Clock, sleepy).OpenAsync();
        using var other = await new InboxNode(Database, Test.Clock, handler).OpenAsync();
        await slept.TakeAsync(Updates.Message(1, 7), Updates.Message(2, 7));
        Test.Clock.Advance(QueueClaims.Duration);
        await other.Inbox.WriteOnceAsync();
        await handler.HandledAsync(1, 2);

        await slept.Inbox.WriteOnceAsync();

        Assert.Equal(0, slept.Dispatcher.Count);
        Assert.Empty(sleepy.Done);
        Assert.Empty(slept.HandlerLog.Lines);
    }

    [Fact]
    public async Task What_comes_to_a_node_for_a_chat_that_it_lost_is_left_with_the_node_that_took_the_chat()
    {
        var never = new TaskCompletionSource();
        using var slept = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => never.Task)).OpenAsync();
        using var other = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => never.Task)).OpenAsync();
        await slept.TakeAsync(Updates.Message(1, 7));
        Test.Clock.Advance(QueueClaims.Duration);
        await other.Inbox.WriteOnceAsync();
        await slept.Inbox.WriteOnceAsync();

        await slept.TakeAsync(Updates.Message(2, 7));

        Assert.Equal((0, 1), (slept.Dispatcher.Count, other.Dispatcher.Count));
    }

    [Fact]
    public async Task A_chat_claimed_by_a_transaction_that_failed_is_free_for_others()
    {
        var never = new TaskCompletionSource();
        using var failed = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => never.Task)).OpenAsync();
        using var other = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => never.Task)).OpenAsync();
        await Test.ExecuteAsync("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'");
        await Test.ExecuteAsync("CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON inbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => failed.TakeAsync(Updates.Message(1, 7)));
        await Test.ExecuteAsync("DROP TRIGGER at_commit ON inbox");

        await other.TakeAsync(Updates.Message(1, 7));
        await failed.TakeAsync(Updates.Message(2, 7));

        Assert.Equal((0, 1), (failed.Dispatcher.Count, other.Dispatcher.Count));
    }

    [Fact]
    public async Task An_update_with_which_six_nodes_died_is_put_aside_and_its_chat_goes_on()
    {
        var never = new TaskCompletionSource();
        for (var death = 1; death <= 6; death++)
        {
            using var dead = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => never.Task)).OpenAsync();
            if (death == 1)
            {
                await dead.TakeAsync(Updates.Message(1, 7), Updates.Message(2, 7));
            }

            Assert.Equal(2, dead.Dispatcher.Count);
            Test.Clock.Advance(QueueClaims.Duration);
        }

        var handler = ScriptedHandler.Quick();
        using var living = await new InboxNode(Database, Test.Clock, handler).OpenAsync();
        await handler.HandledAsync(2);
        Assert.Equal([2], handler.Done);
    }

    [Fact]
    public async Task A_death_that_two_nodes_notice_at_once_is_counted_once()
    {
        using (var dead = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => new TaskCompletionSource().Task)).OpenAsync())
        {
            await dead.TakeAsync(Updates.Message(1, 7));
        }

        Test.Clock.Advance(QueueClaims.Duration);
        NodeQueues Node() => new(new QueueClaims(InboxNode.Bot, new LeaseStore(Database, Test.Clock)), InboxNode.Bot, Test.Clock);
        var (first, second) = (Node(), Node());
        var (taken, sweeping) = await Database.WriteAsync(
            async session =>
            {
                var taken = (await first.SweepAsync(session, Test.Clock.GetUtcNow())).Found;
                var sweeping = Database.WriteAsync(other => second.SweepAsync(other, Test.Clock.GetUtcNow()), CancellationToken.None);
                await Waiting.HasBegunAsync(session);
                return (taken, sweeping);
            },
            CancellationToken.None);

        Assert.Empty((await sweeping).Found);
        Assert.Single(taken);
        Assert.Equal([1], await Test.QueryAsync<int>("SELECT crashes FROM inbox"));
    }

    [Fact]
    public async Task A_node_looks_after_its_claims_three_times_before_they_run_out_and_not_in_between()
    {
        using var node = await new InboxNode(Database, Test.Clock, ScriptedHandler.Quick()).OpenAsync();

        Assert.False(await node.Inbox.WriteOnceAsync());
        Test.Clock.Advance((QueueClaims.Duration / 3) - TimeSpan.FromMilliseconds(1));
        Assert.False(await node.Inbox.WriteOnceAsync());
        Test.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await node.Inbox.WriteOnceAsync());
    }

    [Fact]
    public async Task Nodes_whose_clocks_differ_leave_each_other_their_chats()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ahead = ScriptedHandler.Quick();
        using var slow = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => release.Task), countsByServer: true).OpenAsync();
        await slow.TakeAsync(Updates.Message(1, 7));

        using var fast = await new InboxNode(Database, new FakeTimeProvider(Test.Clock.GetUtcNow().AddHours(1)), ahead, countsByServer: true).OpenAsync();
        await fast.TakeAsync(Updates.Message(2, 7));

        Assert.Equal((1, 0), (slow.Dispatcher.Count, fast.Dispatcher.Count));
        Assert.Empty(ahead.Done);
        release.SetResult();
    }

    [Fact]
    public async Task A_clock_that_is_put_back_lets_no_claim_run_out()
    {
        var clock = new ClockPutBack(Test.Clock);
        using var node = await new InboxNode(Database, clock, ScriptedHandler.Quick()).OpenAsync();
        clock.By = TimeSpan.FromHours(1);
        Test.Clock.Advance(QueueClaims.Duration / 3);
        Assert.True(await node.Inbox.WriteOnceAsync());
    }

    [Fact]
    public async Task A_living_nodes_claims_hold_as_long_as_it_works()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var working = await new InboxNode(Database, Test.Clock, new ScriptedHandler((_, _) => release.Task)).OpenAsync();
        using var other = await new InboxNode(Database, Test.Clock, ScriptedHandler.Quick()).OpenAsync();
        await working.TakeAsync(Updates.Message(1, 7));
        for (var minute = 0; minute < 10; minute++)
        {
            Test.Clock.Advance(QueueClaims.Duration / 2);
            await working.Inbox.WriteOnceAsync();
            await other.Inbox.WriteOnceAsync();
        }

        Assert.Equal((1, 0), (working.Dispatcher.Count, other.Dispatcher.Count));
        release.SetResult();
    }
}
