using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Receiving;

/// <summary><c>getUpdates</c>: one poller at a time, waits for the first update, forgets what is acknowledged.</summary>
internal sealed class LongPolling(UpdateQueue updates, TimeProvider clock)
{
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(0.5);
    private readonly Lock gate = new();
    private Poll? waiting;
    private long previousOffset = long.MinValue;
    private DateTimeOffset previousAt;

    /// <summary>A poller is waiting for news now.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (gate)
            {
                return waiting is not null;
            }
        }
    }

    /// <summary>Null with a refusal when another poller or a webhook took over.</summary>
    public async Task<(IReadOnlyList<QueuedUpdate> Updates, Refusal? Refusal)> PollAsync(
        long offset, int limit, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var poll = new Poll();
        lock (gate)
        {
            var now = clock.GetUtcNow();
            limit = offset == previousOffset && now < previousAt + RepeatWindow ? 1 : limit;
            (previousOffset, previousAt) = (offset, now);
            updates.Acknowledge(offset);
            waiting?.Ended.TrySetResult(Refusal.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running"));
            waiting = poll;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(timeout, clock, enough.Token);
        try
        {
            while (true)
            {
                var changed = updates.Changed;
                var ready = updates.Peek(Math.Max(0, offset), limit);
                if (poll.Ended.Task.IsCompleted)
                {
                    return ([], await poll.Ended.Task);
                }

                if (ready.Count > 0 || timeout <= TimeSpan.Zero || timer.IsCompleted)
                {
                    return (ready, null);
                }

                await Task.WhenAny(changed, timer, poll.Ended.Task);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await enough.CancelAsync();
            lock (gate)
            {
                waiting = waiting == poll ? null : waiting;
            }
        }
    }

    public void EndForWebhook()
    {
        lock (gate)
        {
            waiting?.Ended.TrySetResult(Refusal.Conflict("terminated by setWebhook request"));
        }
    }

    private sealed class Poll
    {
        public TaskCompletionSource<Refusal> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
