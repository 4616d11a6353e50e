using System.Threading.Channels;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Writes every update down before Telegram may forget it, then hands it on; written but unhandled ones come again after a crash.</summary>
/// <remarks>
/// One loop writes for all who receive: what arrives while one transaction commits goes into the next, together with what became of earlier updates.
/// A mark that a crash loses makes its update come again, so it costs a repeated reply at most.
/// </remarks>
internal sealed class UpdateInbox(Database database, LeaseStore leases, UpdateDispatcher dispatcher, TelegramMetrics metrics, TimeProvider clock, ILogger<UpdateInbox> logger)
{
    /// <summary>Updates that may wait; more are refused, and Telegram keeps them.</summary>
    public const int MaxWaiting = 10_000;

    private const int MaxGroup = 256;
    private static readonly TimeSpan MarkDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan FailureDelay = TimeSpan.FromSeconds(1);

    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<UpdateMark> _marks = [];
    private readonly HashSet<InboxQueueKey> _idle = [];
    private readonly Trouble _trouble = new();
    private InboxWriter? _writer;
    private int _arriving;

    /// <summary>Ready to take updates.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What comes in cannot be written down, and so is not handled either.</summary>
    public bool IsUnwritable => _trouble.IsOn;

    private int Count => dispatcher.Count + Volatile.Read(ref _arriving);

    /// <summary>Takes up what an earlier process left unhandled, and begins to take updates.</summary>
    public async Task OpenAsync(long botId, CancellationToken cancellationToken)
    {
        _writer ??= new InboxWriter(database, leases, botId, clock);
        HandOn(await _writer.OpenAsync().WaitAsync(cancellationToken));
        if (dispatcher.Count > 0)
        {
            logger.TookUpWaiting(dispatcher.Count);
        }

        IsOpen = true;
    }

    /// <summary>Writes one update of a webhook; false when there is no room, so that Telegram tries again later.</summary>
    public async Task<bool> TryAcceptAsync(ReceivedUpdate update)
    {
        if (!IsOpen || Count >= MaxWaiting || dispatcher.CountOf(update.Queue) >= dispatcher.RoomOfQueue)
        {
            return false;
        }

        await AddAsync([update]);
        return true;
    }

    /// <summary>Writes a batch of long polling in one transaction; waits while there is no room.</summary>
    public async Task AcceptAsync(IReadOnlyList<ReceivedUpdate> updates, CancellationToken cancellationToken)
    {
        if (Count >= MaxWaiting)
        {
            logger.InboxFull(Count);
            while (Count >= MaxWaiting)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken);
            }

            logger.InboxHasRoom();
        }

        await AddAsync(updates);
    }

    /// <summary>Writes until told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WaitForWorkAsync(cancellationToken);
                if (await WriteOnceAsync() && _trouble.Ends())
                {
                    logger.InboxGoesOn();
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (_trouble.Begins(exception))
                {
                    logger.InboxFailed(exception, exception.GetType().Name);
                }

                await Task.Delay(FailureDelay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Takes nothing more, lets what is being handled come to its end, and writes what became of it.</summary>
    public async Task CloseAsync()
    {
        IsOpen = false;
        await dispatcher.StopAsync();
        if (_writer is not null)
        {
            await WriteOnceAsync();
            await _writer.CloseAsync();
        }
    }

    /// <summary>One transaction with all there is to write, and a sweep where one is due; false when there was neither. Whoever waits for an update in it hears how it went.</summary>
    internal async Task<bool> WriteOnceAsync()
    {
        var arrivals = Collect();
        var updates = arrivals.Count == 1 ? arrivals[0].Updates : [.. arrivals.SelectMany(arrival => arrival.Updates)];
        var hasWritten = false;
        try
        {
            if (_writer!.UntilSweep <= TimeSpan.Zero)
            {
                var swept = await _writer.SweepAsync();
                HandOn(swept);
                hasWritten = swept.RenewedAt is not null;
            }

            if (updates.Count == 0 && _marks.Count == 0 && _idle.Count == 0)
            {
                return hasWritten;
            }

            var result = await _writer.WriteAsync(new InboxGroup { Updates = updates, Marks = _marks, Idle = _idle });
            _marks.Clear();
            _idle.Clear();
            HandOn(result);
            metrics.CountReceived(updates);
            arrivals.ForEach(arrival => arrival.SetResult());
            return true;
        }
        catch (Exception exception)
        {
            arrivals.ForEach(arrival => arrival.SetException(exception));
            throw;
        }
        finally
        {
            Interlocked.Add(ref _arriving, -updates.Count);
        }
    }

    private async Task AddAsync(IReadOnlyList<ReceivedUpdate> updates)
    {
        var arrival = new Arrival(updates);
        Interlocked.Add(ref _arriving, updates.Count);
        _arrivals.Writer.TryWrite(arrival);
        await arrival.Task;
    }

    private void HandOn(InboxResult result)
    {
        dispatcher.Lose(result.Lost);
        if (result.RenewedAt is { } at)
        {
            dispatcher.Renew(at);
        }

        _marks.AddRange(result.Unreadable);
        foreach (var update in result.Ready)
        {
            dispatcher.Add(update);
        }
    }

    private async Task WaitForWorkAsync(CancellationToken cancellationToken)
    {
        if (_arrivals.Reader.TryPeek(out _))
        {
            return;
        }

        // Nobody waits for marks: some may gather, and go with what arrives meanwhile.
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var arrival = _arrivals.Reader.WaitToReadAsync(waiting.Token).AsTask();
        if (_marks.Count == 0 && !dispatcher.Marks.TryPeek(out _) && !dispatcher.Idle.TryPeek(out _))
        {
            await Task.WhenAny(arrival, dispatcher.Marks.WaitToReadAsync(waiting.Token).AsTask(), SweepIsDueAsync(waiting.Token));
        }

        if (!arrival.IsCompleted)
        {
            await Task.WhenAny(arrival, Task.Delay(MarkDelay, clock, waiting.Token));
        }

        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task SweepIsDueAsync(CancellationToken cancellationToken) => _writer!.UntilSweep is not { } left
        ? Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken)
        : left > TimeSpan.Zero ? Task.Delay(left, clock, cancellationToken) : Task.CompletedTask;

    private List<Arrival> Collect()
    {
        while (dispatcher.Idle.TryRead(out var queue))
        {
            if (database.Engine == DatabaseEngine.Postgres)
            {
                _idle.Add(queue);
            }
        }

        // Before the marks are read: the last mark of a queue must be written no later than the queue is given up.
        // One that has something to do again will be told idle again.
        _idle.RemoveWhere(queue => dispatcher.CountOf(queue) > 0);
        while (dispatcher.Marks.TryRead(out var mark))
        {
            _marks.Add(mark);
        }

        var arrivals = new List<Arrival>();
        var count = 0;
        while (count < MaxGroup && _arrivals.Reader.TryRead(out var arrival))
        {
            arrivals.Add(arrival);
            count += arrival.Updates.Count;
        }

        return arrivals;
    }

    private sealed class Arrival(IReadOnlyList<ReceivedUpdate> updates) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public IReadOnlyList<ReceivedUpdate> Updates { get; } = updates;
    }
}
