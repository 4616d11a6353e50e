namespace ChatDigestBot.Playground.Worlds;

/// <summary>Updates the bot has not acknowledged, oldest first. Kinds the bot did not ask for are lost, as in Telegram.</summary>
internal sealed class UpdateQueue(long firstId, TimeProvider clock)
{
    private static readonly HashSet<string> LeftOutByDefault = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly Lock gate = new();
    private readonly SortedDictionary<long, QueuedUpdate> waiting = [];
    private HashSet<string>? allowed;
    private long nextId = firstId;
    private Action<QueuedUpdate>? listener;
    private TaskCompletionSource changed = NewSignal();

    public int Count
    {
        get
        {
            lock (gate)
            {
                DropExpired();
                return waiting.Count;
            }
        }
    }

    /// <summary>The id of the newest update, also of one acknowledged since; before the first it is one less than that.</summary>
    public long LastId
    {
        get
        {
            lock (gate)
            {
                return nextId - 1;
            }
        }
    }

    /// <summary>Null or empty is Telegram's default: everything but chat_member and reactions.</summary>
    public IReadOnlyCollection<string> Allowed
    {
        get
        {
            lock (gate)
            {
                return allowed is null ? [] : [.. allowed];
            }
        }

        set
        {
            lock (gate)
            {
                allowed = value.Count == 0 ? null : [.. value];
            }
        }
    }

    /// <summary>Completes at the next change; take it before looking.</summary>
    public Task Changed
    {
        get
        {
            lock (gate)
            {
                return changed.Task;
            }
        }
    }

    public void Add(BotUpdate update)
    {
        lock (gate)
        {
            if (allowed?.Contains(update.Kind) ?? !LeftOutByDefault.Contains(update.Kind))
            {
                var queued = new QueuedUpdate(nextId, update, clock.GetUtcNow() + update.Lifetime);
                waiting.Add(nextId++, queued);
                listener?.Invoke(queued);
                Signal();
            }
        }
    }

    /// <summary>Up to <paramref name="limit"/> updates from <paramref name="offset"/> on; a negative offset counts from the end.</summary>
    public IReadOnlyList<QueuedUpdate> Peek(long offset, int limit)
    {
        lock (gate)
        {
            DropExpired();
            return offset < 0
                ? [.. waiting.Values.Skip(Math.Max(0, waiting.Count + (int)Math.Max(offset, int.MinValue))).Take(limit)]
                : [.. waiting.Values.SkipWhile(update => update.Id < offset).Take(limit)];
        }
    }

    /// <summary>Forgets everything before <paramref name="id"/>; a negative one keeps that many from the end.</summary>
    public void Acknowledge(long id)
    {
        lock (gate)
        {
            if (id < 0)
            {
                id = waiting.Count + id <= 0 ? 0 : waiting.Keys.ElementAt((int)(waiting.Count + id));
            }

            var before = waiting.Count;
            while (waiting.Count > 0 && waiting.Keys.First() is var first && first < id)
            {
                waiting.Remove(first);
            }

            if (waiting.Count < before)
            {
                Signal();
            }
        }
    }

    public void Remove(long id)
    {
        lock (gate)
        {
            waiting.Remove(id);
        }
    }

    /// <summary>Hands out what waits, and from now on each new update to <paramref name="onAdded"/>, which must return at once.</summary>
    public IReadOnlyList<QueuedUpdate> Listen(Action<QueuedUpdate> onAdded)
    {
        lock (gate)
        {
            DropExpired();
            listener = onAdded;
            return [.. waiting.Values];
        }
    }

    public void StopListening()
    {
        lock (gate)
        {
            listener = null;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            waiting.Clear();
            Signal();
        }
    }

    /// <summary>Telegram chooses ids at random after a week without updates; they may even be smaller than before.</summary>
    public void ContinueAt(long id)
    {
        lock (gate)
        {
            if (waiting.Count > 0)
            {
                throw new WorldRefusalException("Ids start over only while no update waits.");
            }

            nextId = id;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void DropExpired()
    {
        var now = clock.GetUtcNow();
        foreach (var late in waiting.Values.Where(update => update.ExpiresAt <= now).ToList())
        {
            waiting.Remove(late.Id);
        }
    }

    private void Signal()
    {
        var before = changed;
        changed = NewSignal();
        before.SetResult();
    }
}

internal sealed record QueuedUpdate(long Id, BotUpdate Update, DateTimeOffset ExpiresAt);
