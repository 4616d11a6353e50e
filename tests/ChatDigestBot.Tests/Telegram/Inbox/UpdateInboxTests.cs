using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Inbox;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Tests.Telegram.Inbox;

public abstract class UpdateInboxTests : StoreTest
{
    [Fact]
    public async Task An_update_is_written_before_it_is_handled_and_marked_after()
    {
        var handler = ScriptedHandler.Quick();
        using var node = await Node(handler).OpenAsync();

        await node.TakeAsync(Updates.Message(1, 7));
        Assert.Equal([0], await StatesAsync());
        await handler.HandledAsync(1);
        await node.MarkAsync();

        Assert.Equal([1], await StatesAsync());
    }

    [Fact]
    public async Task What_a_dead_process_left_is_handled_by_the_next_in_order()
    {
        var never = new TaskCompletionSource();
        using (var dead = await Node(new ScriptedHandler((_, _) => never.Task)).OpenAsync())
        {
            await dead.TakeAsync(Updates.Message(5, 7), Updates.Message(2, 7), Updates.Message(9, 8));
        }

        Test.Clock.Advance(QueueClaims.Duration);
        var handler = ScriptedHandler.Quick();
        using var next = await Node(handler).OpenAsync();
        await handler.HandledAsync(5, 2, 9);

        Assert.Equal([5, 2], handler.Done.Where(id => id != 9));
        Assert.Equal([220], next.Log.Events);
    }

    [Fact]
    public async Task What_was_handled_but_not_marked_when_the_process_died_comes_again()
    {
        var first = ScriptedHandler.Quick();
        using (var dead = await Node(first).OpenAsync())
        {
            await dead.TakeAsync(Updates.Message(1, 7));
            await first.HandledAsync(1);
        }

        Test.Clock.Advance(QueueClaims.Duration);
        var second = ScriptedHandler.Quick();
        using var next = await Node(second).OpenAsync();

        await second.HandledAsync(1);
    }

    [Fact]
    public async Task An_update_sent_again_is_taken_and_not_handled_again()
    {
        var handler = ScriptedHandler.Quick();
        using var node = await Node(handler).OpenAsync();
        await node.TakeAsync(Updates.Message(1, 7));
        await handler.HandledAsync(1);
        await node.MarkAsync();

        await node.TakeAsync(Updates.Message(1, 7), Updates.Message(2, 7));
        await handler.HandledAsync(2);
        await node.MarkAsync();

        Assert.Equal([1, 2], handler.Done);
    }

    [Fact]
    public async Task Ids_that_begin_anew_lower_are_handled()
    {
        var handler = ScriptedHandler.Quick();
        using var node = await Node(handler).OpenAsync();

        await node.TakeAsync(Updates.Message(900_000, 7));
        await node.TakeAsync(Updates.Message(17, 7));

        await handler.HandledAsync(900_000, 17);
    }

    [Fact]
    public async Task Unreadable_and_unknown_ones_stop_nothing()
    {
        var handler = ScriptedHandler.Quick();
        using var node = await Node(handler).OpenAsync();

        await node.TakeAsync(Updates.Read("""{"update_id":1,"message":[]}"""), Updates.Read("""{"update_id":2,"telepathy":{}}"""), Updates.Message(3, 7));
        await handler.HandledAsync(3);
        await node.MarkAsync();

        Assert.Equal([2, 1, 1], await StatesAsync());
    }

    [Fact]
    public async Task A_chat_with_too_much_waiting_is_held_back_alone()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var node = await Node(new ScriptedHandler((_, _) => release.Task)).OpenAsync();
        await node.TakeAsync([.. Enumerable.Range(1, UpdateDispatcher.MaxWaitingOfQueue).Select(id => Updates.Message(id, 7))]);

        Assert.False(await node.Inbox.TryAcceptAsync(Updates.Message(1000, 7)));
        var other = node.Inbox.TryAcceptAsync(Updates.Message(1001, 8));
        await node.Inbox.WriteOnceAsync();
        Assert.True(await other);
        release.SetResult();
    }

    [Fact]
    public async Task Nothing_is_taken_before_the_inbox_is_open()
    {
        using var node = Node(ScriptedHandler.Quick());

        Assert.False(await node.Inbox.TryAcceptAsync(Updates.Message(1, 7)));
    }

    [Fact]
    public async Task Who_waits_for_an_update_hears_that_it_could_not_be_written()
    {
        using var node = await Node(ScriptedHandler.Quick()).OpenAsync();
        await Test.ExecuteAsync("ALTER TABLE inbox RENAME TO away");
        var taking = node.Inbox.TryAcceptAsync(Updates.Message(1, 7));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(node.Inbox.WriteOnceAsync);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => taking);
        await Test.ExecuteAsync("ALTER TABLE away RENAME TO inbox");
        await node.TakeAsync(Updates.Message(1, 7));
        Assert.Single(await StatesAsync());
    }

    [Fact]
    public async Task A_database_that_stays_away_is_said_once_and_so_is_its_return()
    {
        using var node = await Node(ScriptedHandler.Quick()).OpenAsync();
        await Test.ExecuteAsync("ALTER TABLE inbox RENAME TO away");
        node.Run();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(TakeAsync);
        }

        var check = new InboxHealthCheck(node.Dispatcher, node.Inbox);
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);
        await Test.ExecuteAsync("ALTER TABLE away RENAME TO inbox");
        Assert.True(await TakeAsync());
        await node.CloseAsync();
        Assert.Equal([221, 230], node.Log.Events);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);

        async Task<bool> TakeAsync()
        {
            var taking = node.Inbox.TryAcceptAsync(Updates.Message(1, 7));
            while (!taking.IsCompleted)
            {
                Test.Clock.Advance(TimeSpan.FromSeconds(1)); // the loop rests after a failure
                await Task.WhenAny(taking, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
            }

            return await taking;
        }
    }

    [Fact]
    public async Task Many_arriving_at_once_share_transactions_and_each_is_handled_once()
    {
        var handler = ScriptedHandler.Quick();
        using var node = await Node(handler).OpenAsync();
        node.Run();

        await Task.WhenAll(Enumerable.Range(1, 500).Select(id => Task.Run(async () => Assert.True(await node.Inbox.TryAcceptAsync(Updates.Message(id, id % 50 + 1))))));
        await handler.HandledAsync(Enumerable.Range(1, 500).Select(id => (long)id));
        await node.CloseAsync();

        Assert.Equal(500, handler.Done.Count);
        Assert.Equal(Enumerable.Repeat(1, 500), await StatesAsync());
        Assert.Empty(node.Log.Lines);
    }

    private protected InboxNode Node(ScriptedHandler handler) => new(Database, Test.Clock, handler);

    private protected Task<List<int>> StatesAsync() => Test.QueryAsync<int>("SELECT state FROM inbox ORDER BY seq");
}

public sealed class UpdateInboxOnSqliteTests : UpdateInboxTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class UpdateInboxOnPostgresTests : UpdateInboxTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task A_database_that_can_be_read_and_not_written_is_not_said_to_be_written_again()
    {
        using var node = await Node(ScriptedHandler.Quick()).OpenAsync();
        await Test.ExecuteAsync(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'read-only'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON inbox_queues FOR EACH STATEMENT EXECUTE FUNCTION refuse();
            """);
        Test.Clock.Advance(QueueClaims.Duration);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(node.Inbox.WriteOnceAsync);
            Assert.False(await node.Inbox.WriteOnceAsync()); // it only looks for what was written unheard
        }

        await Test.ExecuteAsync("DROP TRIGGER refuse ON inbox_queues; DROP FUNCTION refuse()");
        Assert.True(await node.Inbox.WriteOnceAsync());
    }
}
