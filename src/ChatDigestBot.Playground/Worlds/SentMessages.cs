namespace ChatDigestBot.Playground.Worlds;

/// <summary>One message the bot got across, in the order of arrival.</summary>
internal readonly record struct Arrival(DateTimeOffset At, long ChatId, int? ThreadId, int MessageId, string? Text);

/// <summary>Everything the bot sent, with times; kept even where a message was deleted since.</summary>
internal sealed class SentMessages(bool isKept)
{
    private readonly Lock gate = new();
    private readonly List<Arrival> arrivals = [];
    private long count;
    private long nextGoal = long.MaxValue;
    private TaskCompletionSource goalReached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Count => Interlocked.Read(ref count);

    public IReadOnlyList<Arrival> After(int skip)
    {
        lock (gate)
        {
            return skip >= arrivals.Count ? [] : arrivals.GetRange(skip, arrivals.Count - skip);
        }
    }

    public void Add(Message message)
    {
        lock (gate)
        {
            if (isKept)
            {
                arrivals.Add(new Arrival(message.SentAt, message.Chat.Id, message.ThreadId, message.Id, message.Text));
            }

            if (++count >= nextGoal)
            {
                nextGoal = long.MaxValue;
                goalReached.TrySetResult();
            }
        }
    }

    /// <summary>Completes when so many messages have been sent in all.</summary>
    public async Task ReachAsync(long wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task reached;
            lock (gate)
            {
                if (count >= wanted)
                {
                    return;
                }

                if (goalReached.Task.IsCompleted)
                {
                    goalReached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                nextGoal = Math.Min(nextGoal, wanted);
                reached = goalReached.Task;
            }

            await reached.WaitAsync(cancellationToken);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            arrivals.Clear();
            count = 0;
        }
    }
}
