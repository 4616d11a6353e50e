namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The updates of one chat in order, and the one being handled. Guarded by its dispatcher.</summary>
internal sealed class InboxQueue(InboxQueueKey key)
{
    private readonly Queue<InboxUpdate> _waiting = new();

    public InboxQueueKey Key { get; } = key;

    /// <summary>The update being handled, or about to be again.</summary>
    public InboxUpdate? Current { get; set; }

    /// <summary>Stops the handler of <see cref="Current"/>; null when none runs.</summary>
    public HandlerSlot? Place { get; set; }

    /// <summary>Another node took the queue: what still runs here leaves no trace.</summary>
    public bool IsLost { get; set; }

    /// <summary>How often the database was away while this update was tried.</summary>
    public int VainTries { get; set; }

    /// <summary>That it overflows was said; once until it has run empty.</summary>
    public bool IsOverflowSaid { get; set; }

    public int Count => _waiting.Count + (Current is null ? 0 : 1);

    public void Add(InboxUpdate update) => _waiting.Enqueue(update);

    /// <summary>Takes out the updates that have not begun.</summary>
    public List<InboxUpdate> TakeWaiting()
    {
        var taken = _waiting.ToList();
        _waiting.Clear();
        return taken;
    }

    /// <summary>Takes out the oldest thing said that has not begun; what happened to the chat itself is never dropped. Null when there is none.</summary>
    public InboxUpdate? TakeOldestSaid()
    {
        var oldest = _waiting.FirstOrDefault(update => update.Update is { CallbackQuery: not null } or { Message: { MigrateToChatId: null, MigrateFromChatId: null } });
        if (oldest is not null)
        {
            var rest = _waiting.Where(update => update != oldest).ToList();
            _waiting.Clear();
            rest.ForEach(_waiting.Enqueue);
        }

        return oldest;
    }

    /// <summary>The update to handle now: the one that failed, or the next; null when there is none.</summary>
    public InboxUpdate? Next() => Current ??= _waiting.TryDequeue(out var next) ? next : null;
}
