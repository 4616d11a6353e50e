using System.Threading.Channels;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Hands updates to the handler: in order within a chat, different chats side by side, each chat one update at a turn.</summary>
/// <remarks>
/// What became of an update goes to <see cref="Marks"/>; until that is written, a crash brings the update again.
/// A chat whose handler failed waits for its next attempt; no other chat notices.
/// Where nodes share the database, nothing begins while the claims of this one may have run out: another may have handled it, and what came after.
/// </remarks>
internal sealed class UpdateDispatcher : IDisposable
{
    public const int Places = 32;

    /// <summary>Updates of one chat that may wait. Beyond it the oldest that was said there is dropped for each that comes: who floods a chat loses what it asked for first.</summary>
    public const int MaxWaitingOfQueue = 200;

    /// <summary>The same while the inbox is half full: then many chats flood it at once, and together they must not fill it either.</summary>
    public const int MaxWaitingOfQueueWhenCrowded = 20;

    private const string Superseded = "superseded";
    private const string Flooded = "flooded";

    private readonly Lock _gate = new();
    private readonly IUpdateHandler _handler;
    private readonly TelegramMetrics _metrics;
    private readonly ILogger<UpdateDispatcher> _logger;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _realClock;
    private readonly Dictionary<InboxQueueKey, InboxQueue> _queues = [];
    private readonly Queue<InboxQueue> _ready = new();
    private readonly Channel<UpdateMark> _marks = Channel.CreateUnbounded<UpdateMark>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<InboxQueueKey> _idle = Channel.CreateUnbounded<InboxQueueKey>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<ITimer> _pauses = [];
    private TaskCompletionSource? _quiet;
    private int _running;
    private int _open;
    private int _count;
    private bool _isStopped;
    private long? _renewedAt;

    /// <param name="clock">Measures the waits between attempts, and how old claims are.</param>
    /// <param name="realClock">Measures how long handlers take.</param>
    public UpdateDispatcher(IUpdateHandler handler, TelegramMetrics metrics, ILogger<UpdateDispatcher> logger, TimeProvider clock, TimeProvider realClock)
    {
        (_handler, _metrics, _logger, _clock, _realClock) = (handler, metrics, logger, clock, realClock);
        metrics.ObserveWaiting(() => Count);
    }

    /// <summary>What became of updates, to be written.</summary>
    public ChannelReader<UpdateMark> Marks => _marks.Reader;

    /// <summary>Queues that ran empty. Where <see cref="CountOf"/> then says 0, all their marks can be read.</summary>
    public ChannelReader<InboxQueueKey> Idle => _idle.Reader;

    /// <summary>Updates that wait or are being handled.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many of one queue may wait at present.</summary>
    public int RoomOfQueue => Count > UpdateInbox.MaxWaiting / 2 ? MaxWaitingOfQueueWhenCrowded : MaxWaitingOfQueue;

    /// <summary>Updates of one queue that wait or are being handled.</summary>
    public int CountOf(InboxQueueKey key)
    {
        lock (_gate)
        {
            return _queues.TryGetValue(key, out var queue) ? queue.Count : 0;
        }
    }

    public void Add(InboxUpdate update)
    {
        lock (_gate)
        {
            if (!_queues.TryGetValue(update.Queue, out var queue))
            {
                _queues.Add(update.Queue, queue = new InboxQueue(update.Queue));
            }
            else if (update.Queue.OnlyNewestCounts)
            {
                Supersede(queue);
            }

            queue.Add(update);
            _count++;
            while (queue.Count > RoomOfQueue && DropOldest(queue))
            {
            }

            if (queue.Count == 1)
            {
                _ready.Enqueue(queue);
                Start();
            }
        }
    }

    /// <summary>The claims of this node's queues were prolonged; what waited for that begins.</summary>
    /// <param name="at">Since when they count, by the clock.</param>
    public void Renew(long at)
    {
        lock (_gate)
        {
            _renewedAt = at;
            Start();
        }
    }

    /// <summary>Forgets queues that another node took; what runs there ends without a trace.</summary>
    public void Lose(IEnumerable<InboxQueueKey> keys)
    {
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_queues.Remove(key, out var queue))
                {
                    _count -= queue.Count;
                    queue.IsLost = true;
                    queue.TakeWaiting();
                    queue.Place?.Supersede();
                }
            }
        }
    }

    /// <summary>Starts nothing more, lets what runs come to its end for a while, then tells it to stop.</summary>
    public async Task StopAsync()
    {
        Task quiet;
        lock (_gate)
        {
            _isStopped = true;
            _quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_open == 0)
            {
                _quiet.SetResult();
            }

            quiet = _quiet.Task;
        }

        try
        {
            await quiet.WaitAsync(HandlerSlot.Grace, _realClock);
        }
        catch (TimeoutException)
        {
            await _stopping.CancelAsync();
            await quiet.WaitAsync(HandlerSlot.MaxEnd, _realClock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            _pauses.ForEach(pause => pause.Dispose());
        }

        _stopping.Dispose();
    }

    private void Supersede(InboxQueue queue)
    {
        foreach (var older in queue.TakeWaiting())
        {
            Leave(new UpdateMark(older.Seq, UpdateState.Done, older.Attempts, Superseded));
        }

        if (queue.Place is { } place)
        {
            place.Supersede();
        }
        else if (queue.Current is { } failed)
        {
            queue.Current = null;
            Leave(new UpdateMark(failed.Seq, UpdateState.Done, failed.Attempts, Superseded));
        }
    }

    private bool DropOldest(InboxQueue queue)
    {
        if (queue.TakeOldestSaid() is not { } dropped)
        {
            return false;
        }

        Leave(new UpdateMark(dropped.Seq, UpdateState.Done, dropped.Attempts, Flooded));
        if (!queue.IsOverflowSaid)
        {
            queue.IsOverflowSaid = true;
            _logger.LaneOverflows(RoomOfQueue, queue.Key.Id);
        }

        return true;
    }

    private bool MayBegin => _renewedAt is not { } at || _clock.GetElapsedTime(at) < QueueClaims.Duration;

    private void Start()
    {
        while (_running < Places && !_isStopped && MayBegin && _ready.TryDequeue(out var queue))
        {
            // A queue may be listed twice; it runs once.
            if (!queue.IsLost && queue.Place is null && queue.Next() is { } update)
            {
                _running++;
                _open++;
                queue.Place = new HandlerSlot(_realClock, StepAside, StepBack, _stopping.Token);
                ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Owner.RunAsync(work.Queue, work.Update), new Work(this, queue, update), preferLocal: false);
            }
        }
    }

    private async Task RunAsync(InboxQueue queue, InboxUpdate update)
    {
        var place = queue.Place!;
        var started = _realClock.GetTimestamp();
        var failure = await HandleAsync(update, place);
        _metrics.CountHandled(failure is null, _realClock.GetElapsedTime(started));
        lock (_gate)
        {
            queue.Place = null;
            Finish(queue, update, failure, place.IsSuperseded);
            _running--;
            _open--;
            Start();
            if (_open == 0)
            {
                _quiet?.TrySetResult();
            }
        }

        if (failure is not LeftBehindException)
        {
            place.Dispose();
        }
    }

    /// <summary>The outermost loop of handling: whatever goes wrong with one update ends here.</summary>
    /// <returns>What went wrong; null when the update is handled.</returns>
    private async Task<Exception?> HandleAsync(InboxUpdate update, HandlerSlot place)
    {
        place.Occupy();
        try
        {
            var handling = _handler.HandleAsync(update.Update, place.Stop);
            await handling.WaitAsync(place.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // A call under way is not cut: what became of it decides whether the update may be tried again.
            while (!handling.IsCompleted)
            {
                var wasCalling = place.IsCalling;
                if (await Task.WhenAny(handling, Task.Delay(wasCalling ? BotApiClient.ReplyPatience : HandlerSlot.Grace, _realClock)) != handling && !wasCalling)
                {
                    return new LeftBehindException();
                }
            }

            await handling;
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private void Finish(InboxQueue queue, InboxUpdate update, Exception? failure, bool wasSuperseded)
    {
        if (queue.IsLost || (failure is OperationCanceledException && _stopping.IsCancellationRequested))
        {
            return; // another node, or the next process, handles it
        }

        if (failure is null || wasSuperseded)
        {
            End(queue, new UpdateMark(update.Seq, UpdateState.Done, update.Attempts, failure is null ? null : Superseded));
        }
        else if (RetryPolicy.IsDatabaseAway(failure))
        {
            Pause(queue, RetryPolicy.WhileDatabaseIsAway(++queue.VainTries));
            _logger.DatabaseAway(update.Update.Id, failure.GetType().Name);
        }
        else
        {
            Fail(queue, update, failure);
        }
    }

    private void Fail(InboxQueue queue, InboxUpdate update, Exception failure)
    {
        update.Attempts++;
        var reason = failure is LeftBehindException or OperationCanceledException ? "timed-out" : failure.GetType().Name;
        if (RetryPolicy.After(update.Attempts) is { } wait)
        {
            Pause(queue, wait);
            _logger.HandlerFailed(failure, update.Update.Id, reason, update.Attempts);
            _marks.Writer.TryWrite(new UpdateMark(update.Seq, UpdateState.Waiting, update.Attempts, reason));
            return;
        }

        _logger.PutAside(failure, update.Update.Id, reason, update.Attempts);
        End(queue, new UpdateMark(update.Seq, UpdateState.Aside, update.Attempts, reason));
    }

    private void End(InboxQueue queue, UpdateMark mark)
    {
        queue.Current = null;
        queue.VainTries = 0;
        if (queue.Count > 0)
        {
            _ready.Enqueue(queue);
        }
        else
        {
            _queues.Remove(queue.Key);
            // Before its mark, which wakes the reader of both.
            _idle.Writer.TryWrite(queue.Key);
        }

        Leave(mark);
    }

    private void Leave(UpdateMark mark)
    {
        _count--;
        _metrics.CountEnded(mark.State);
        _marks.Writer.TryWrite(mark);
    }

    /// <summary>Lets the queue rest before its next attempt.</summary>
    private void Pause(InboxQueue queue, TimeSpan wait)
    {
        if (_isStopped)
        {
            return;
        }

        ITimer? timer = null;
        timer = _clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _pauses.Add(timer);
        timer.Change(wait, Timeout.InfiniteTimeSpan);

        void Wake()
        {
            lock (_gate)
            {
                _pauses.Remove(timer!);
                timer!.Dispose();
                if (!queue.IsLost)
                {
                    _ready.Enqueue(queue);
                    Start();
                }
            }
        }
    }

    private void StepAside()
    {
        lock (_gate)
        {
            _running--;
            Start();
        }
    }

    private void StepBack()
    {
        lock (_gate)
        {
            _running++;
        }
    }

    private sealed record Work(UpdateDispatcher Owner, InboxQueue Queue, InboxUpdate Update);

    /// <summary>The handler ignores that it was told to stop.</summary>
    private sealed class LeftBehindException() : Exception("The handler goes on although it was told to stop.");
}
