using System.Runtime.CompilerServices;

namespace ChatDigestBot.Playground.Worlds;

/// <summary>The last events of the world, to be watched from any point on by any number of watchers.</summary>
internal sealed class EventLog(int kept)
{
    private readonly Lock gate = new();
    private readonly Queue<WorldEvent> events = new();
    private long lastId;
    private TaskCompletionSource changed = NewSignal();

    /// <summary>Take it before an action, then watch from it on: nothing in between is missed.</summary>
    public long LastId
    {
        get
        {
            lock (gate)
            {
                return lastId;
            }
        }
    }

    public void Add(WorldEvent happened, DateTimeOffset at)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            events.Enqueue(happened with { Id = ++lastId, At = at });
            if (events.Count > kept)
            {
                events.Dequeue();
            }

            before = changed;
            changed = NewSignal();
        }

        before.SetResult();
    }

    /// <summary>What has happened after <paramref name="afterId"/> until now, as far as it is kept.</summary>
    public IReadOnlyList<WorldEvent> After(long afterId)
    {
        lock (gate)
        {
            return [.. events.Where(happened => happened.Id > afterId)];
        }
    }

    /// <summary>Every event after <paramref name="afterId"/>, then each as it happens, without end.</summary>
    public async IAsyncEnumerable<WorldEvent> WatchAsync(long afterId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            List<WorldEvent> fresh;
            Task next;
            lock (gate)
            {
                next = changed.Task;
                var oldest = lastId - events.Count + 1;
                fresh = [.. events.Skip((int)Math.Max(0, afterId + 1 - oldest))];
                if (afterId + 1 < oldest)
                {
                    fresh.Insert(0, new WorldEvent.Missed { Id = oldest - 1 });
                }

                afterId = lastId;
            }

            foreach (var happened in fresh)
            {
                yield return happened;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
