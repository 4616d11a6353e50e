using System.Collections.Concurrent;
using System.Data.Common;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Inbox;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Telegram.Inbox;

public sealed class UpdateDispatcherTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeTimeProvider _realClock = new();
    private readonly TelegramMetrics _metrics = new();
    private readonly CollectingLogger<UpdateDispatcher> _log = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task A_chats_updates_are_handled_in_order_and_chats_side_by_side()
    {
        var running = new ConcurrentDictionary<long, int>();
        var isEverybodyThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler(async (update, _) =>
        {
            var chat = update.Message!.Chat.Id;
            Assert.Equal(1, running.AddOrUpdate(chat, 1, (_, count) => count + 1));
            if (running.Values.Sum() == 10)
            {
                isEverybodyThere.TrySetResult();
            }

            await isEverybodyThere.Task;
            running.AddOrUpdate(chat, 0, (_, count) => count - 1);
        });
        using var dispatcher = Dispatcher(handler);
        for (var number = 0; number < 100; number++)
        {
            dispatcher.Add(Updates.Waiting(Updates.Message(number, 1 + (number % 10))));
        }

        await handler.HandledAsync(Enumerable.Range(0, 100).Select(id => (long)id));

        Assert.All(Enumerable.Range(0, 10), chat =>
            Assert.Equal(Enumerable.Range(0, 10).Select(place => (long)((place * 10) + chat)), handler.Done.Where(id => id % 10 == chat)));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task No_more_than_the_places_are_taken_at_once()
    {
        var running = 0;
        var most = 0;
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isFull = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new Lock();
        var handler = new ScriptedHandler(async (_, _) =>
        {
            lock (gate)
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
            }

            if (most == UpdateDispatcher.Places)
            {
                isFull.TrySetResult();
            }

            await release.Task;
            Interlocked.Decrement(ref running);
        });
        using var dispatcher = Dispatcher(handler);
        for (var chat = 1; chat <= 100; chat++)
        {
            dispatcher.Add(Updates.Waiting(Updates.Message(chat, chat)));
        }

        await isFull.Task;
        release.SetResult();
        await handler.HandledAsync(Enumerable.Range(1, 100).Select(id => (long)id));

        Assert.Equal(UpdateDispatcher.Places, most);
    }

    [Fact]
    public async Task One_persons_flood_takes_nothing_from_others()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler((update, _) => update.Message!.Chat.Id == 666 ? release.Task : Task.CompletedTask);
        using var dispatcher = Dispatcher(handler);
        for (var number = 1; number <= 1000; number++)
        {
            dispatcher.Add(Updates.Waiting(Updates.Message(number, 666)));
        }

        dispatcher.Add(Updates.Waiting(Updates.Message(5000, 7)));
        await handler.HandledAsync(5000);

        Assert.Equal(UpdateDispatcher.MaxWaitingOfQueue, dispatcher.CountOf(new InboxQueueKey('c', 666)));
        release.SetResult();
        await handler.HandledAsync(1000);
        Assert.Equal([227], _log.Events);
    }

    [Fact]
    public void A_hundred_flooded_chats_together_do_not_fill_the_inbox()
    {
        var never = new TaskCompletionSource();
        using var dispatcher = Dispatcher(new ScriptedHandler((_, _) => never.Task));
        for (var number = 0; number < 20_000; number++)
        {
            dispatcher.Add(Updates.Waiting(Updates.Message(number, -1 - (number % 100))));
        }

        Assert.InRange(dispatcher.Count, 1, UpdateInbox.MaxWaiting - 1);
        Assert.Equal(0, dispatcher.CountOf(new InboxQueueKey('c', 7)));
        never.SetResult();
    }

    [Fact]
    public async Task What_a_flooded_chat_asked_for_first_is_dropped_and_what_happened_to_it_never()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler((_, _) => release.Task);
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Message(1, -66)));
        dispatcher.Add(Updates.Waiting(Updates.Read("""{"update_id":2,"message":{"message_id":2,"date":1,"chat":{"id":-66,"type":"group"},"migrate_to_chat_id":-1001} }""")));
        for (var number = 3; number <= 210; number++)
        {
            dispatcher.Add(Updates.Waiting(Updates.Message(number, -66)));
        }

        Assert.Equal(new UpdateMark(3, UpdateState.Done, 0, "flooded"), await dispatcher.Marks.ReadAsync());
        release.SetResult();
        await handler.HandledAsync(210);
        Assert.Equal([1, 2, .. Enumerable.Range(13, 198).Select(id => (long)id)], handler.Done);
    }

    [Fact]
    public void Of_what_happened_to_a_chat_nothing_is_dropped_however_much_it_is()
    {
        var never = new TaskCompletionSource();
        using var dispatcher = Dispatcher(new ScriptedHandler((_, _) => never.Task));
        for (var number = 1; number <= 210; number++)
        {
            dispatcher.Add(Updates.Waiting(Updates.Read($$"""{"update_id":{{number}},"message":{"message_id":2,"date":1,"chat":{"id":-66,"type":"group"},"migrate_to_chat_id":-1001} }""")));
        }

        Assert.Equal(210, dispatcher.CountOf(new InboxQueueKey('c', -66)));
        never.SetResult();
    }

    [Fact]
    public async Task A_failing_update_is_tried_four_times_in_growing_waits_then_put_aside()
    {
        var attempts = new SemaphoreSlim(0);
        var handler = new ScriptedHandler((update, _) =>
        {
            if (update.Id == 1)
            {
                attempts.Release();
                throw new FormatException("secret words");
            }

            return Task.CompletedTask;
        });
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        dispatcher.Add(Updates.Waiting(Updates.Message(2, 7)));
        dispatcher.Add(Updates.Waiting(Updates.Message(3, 8)));
        await handler.HandledAsync(3);
        foreach (var seconds in new[] { 1, 5, 25 })
        {
            await attempts.WaitAsync();
            await MarkAsync(dispatcher, 1);
            _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, attempts.CurrentCount);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await handler.HandledAsync(2);
        Assert.Equal(new UpdateMark(1, UpdateState.Aside, 4, nameof(FormatException)), await MarkAsync(dispatcher, 1));
        Assert.Equal([222, 222, 222, 223], _log.Events);
    }

    [Fact]
    public async Task A_database_that_is_away_costs_no_attempt()
    {
        var attempts = 0;
        var isTried = new SemaphoreSlim(0);
        var handler = new ScriptedHandler((_, _) =>
        {
            isTried.Release();
            return ++attempts <= 10 ? throw new AwayException() : Task.CompletedTask;
        });
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        for (var number = 0; number < 10; number++)
        {
            await isTried.WaitAsync();
            await WaitUntilAsync(() => _log.Lines.Count == number + 1);
            _clock.Advance(TimeSpan.FromSeconds(30));
        }

        await handler.HandledAsync(1);
        Assert.Equal(new UpdateMark(1, UpdateState.Done, 0, null), await MarkAsync(dispatcher, 1));
    }

    [Fact]
    public async Task A_handler_that_hangs_is_told_to_stop_and_the_update_tried_again()
    {
        var begun = new SemaphoreSlim(0);
        var isFirst = true;
        var handler = new ScriptedHandler(async (_, token) =>
        {
            begun.Release();
            if (isFirst)
            {
                isFirst = false;
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }
        });
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        await begun.WaitAsync();
        _realClock.Advance(HandlerSlot.TimeLimit);
        Assert.Equal(new UpdateMark(1, UpdateState.Waiting, 1, "timed-out"), await MarkAsync(dispatcher, 1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await handler.HandledAsync(1);
        Assert.Equal([222], _log.Events);
    }

    [Fact]
    public async Task A_handler_that_does_not_even_stop_is_left_behind_and_its_chat_goes_on()
    {
        var begun = new SemaphoreSlim(0);
        var never = new TaskCompletionSource();
        var isFirst = true;
        var handler = new ScriptedHandler(async (_, _) =>
        {
            begun.Release();
            if (isFirst)
            {
                isFirst = false;
                await never.Task;
            }
        });
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        await begun.WaitAsync();
        _realClock.Advance(HandlerSlot.TimeLimit);
        while (!dispatcher.Marks.TryPeek(out _))
        {
            _realClock.Advance(HandlerSlot.Grace);
            await Task.Yield();
        }

        Assert.Equal(new UpdateMark(1, UpdateState.Waiting, 1, "timed-out"), await MarkAsync(dispatcher, 1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await handler.HandledAsync(1);
        never.SetResult();
    }

    [Fact]
    public async Task Of_a_persons_inline_queries_only_the_newest_is_answered()
    {
        var begun = new SemaphoreSlim(0);
        var handler = new ScriptedHandler(async (update, token) =>
        {
            begun.Release();
            if (update.Id == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }
        });
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Inline(1, 7)));
        await begun.WaitAsync();
        dispatcher.Add(Updates.Waiting(Updates.Inline(2, 7)));
        dispatcher.Add(Updates.Waiting(Updates.Inline(3, 7)));
        dispatcher.Add(Updates.Waiting(Updates.Inline(4, 8)));

        await handler.HandledAsync(3, 4);

        Assert.Equal([3, 4], handler.Done.Order());
        var marks = new List<UpdateMark> { await MarkAsync(dispatcher, null), await MarkAsync(dispatcher, null), await MarkAsync(dispatcher, null), await MarkAsync(dispatcher, null) };
        Assert.Equal([1, 2], marks.Where(mark => mark is { State: UpdateState.Done, Reason: "superseded" }).Select(mark => mark.Seq).Order());
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Who_waits_for_telegram_gives_the_place_to_others_and_is_not_late()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler(async (update, token) =>
        {
            if (update.Id <= 100)
            {
                using var aside = HandlerSlot.StepAside();
                await release.Task.WaitAsync(token);
            }
        });
        using var dispatcher = Dispatcher(handler);
        for (var chat = 1; chat <= 100; chat++)
        {
            dispatcher.Add(Updates.Waiting(Updates.Message(chat, chat)));
        }

        dispatcher.Add(Updates.Waiting(Updates.Message(200, 200)));
        await handler.HandledAsync(200);
        _realClock.Advance(TimeSpan.FromHours(1));
        release.SetResult();

        await handler.HandledAsync(Enumerable.Range(1, 100).Select(id => (long)id));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Stopping_lets_what_runs_end_and_starts_nothing_more()
    {
        var begun = new SemaphoreSlim(0);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler(async (_, _) =>
        {
            begun.Release();
            await release.Task;
        });
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        dispatcher.Add(Updates.Waiting(Updates.Message(2, 7)));
        await begun.WaitAsync();
        var stopping = dispatcher.StopAsync();
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        await stopping;

        Assert.Equal([1], handler.Done);
        Assert.Equal(new UpdateMark(1, UpdateState.Done, 0, null), await MarkAsync(dispatcher, 1));
        Assert.False(dispatcher.Marks.TryRead(out _));
    }

    [Fact]
    public async Task What_is_cut_off_by_stopping_is_not_counted_as_failed()
    {
        var begun = new SemaphoreSlim(0);
        var handler = new ScriptedHandler(async (_, token) =>
        {
            begun.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        using var dispatcher = Dispatcher(handler);
        dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        await begun.WaitAsync();
        var stopping = dispatcher.StopAsync();
        _realClock.Advance(HandlerSlot.Grace);
        await stopping;

        Assert.False(dispatcher.Marks.TryRead(out _));
        Assert.Empty(_log.Lines);
    }

    private static async Task<UpdateMark> MarkAsync(UpdateDispatcher dispatcher, long? seq)
    {
        while (true)
        {
            var mark = await dispatcher.Marks.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
            if (seq is null || mark.Seq == seq)
            {
                return mark;
            }
        }
    }

    private static async Task WaitUntilAsync(Func<bool> isTrue)
    {
        while (!isTrue())
        {
            await Task.Yield();
        }
    }

    private UpdateDispatcher Dispatcher(IUpdateHandler handler) => new(handler, _metrics, _log, _clock, _realClock);

    private sealed class AwayException : DbException
    {
        public override bool IsTransient => true;
    }
}
