using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The queues this node has claimed where several nodes share the database, and how far it has read each.</summary>
/// <remarks>
/// A queue's updates may be written by any node; its holder reads them from the table in order of arrival, its own among them.
/// Used by one loop only. What a transaction did is taken over by <see cref="Commit"/> after it committed.
/// </remarks>
internal sealed class NodeQueues(QueueClaims claims, long botId, TimeProvider clock)
{
    private static readonly TimeSpan SweepEvery = QueueClaims.Duration / 3;

    private readonly Dictionary<string, long> _readTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long?> _changes = new(StringComparer.Ordinal);
    private long? _sweepsSince;

    /// <summary>Since when the claims count, by the clock; null before the first sweep.</summary>
    public long? SweptAt { get; private set; }

    /// <summary>How long until claims must be prolonged again, whatever happens to the clock meanwhile.</summary>
    public TimeSpan UntilSweep => SweptAt is { } at ? SweepEvery - clock.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>Gives idle queues up, and takes those back in which another node left updates meanwhile; claims busy ones. Returns all updates that are ours.</summary>
    public async Task<List<InboxRow>> ShareAsync(DbSession session, IReadOnlyCollection<string> idle, IReadOnlyCollection<string> busy, DateTimeOffset now)
    {
        if (idle.Count + busy.Count == 0)
        {
            return [];
        }

        await QueueClaims.LockAsync(session, idle.Concat(busy));
        if (idle.Count == 0)
        {
            return await TakeAsync(session, busy, now);
        }

        await claims.ReleaseAsync(session, idle);
        GiveUp(idle);
        // Others that wrote an update while we held the claim have committed, or wait for our lock.
        return await TakeAsync(session, [.. await claims.FindWaitingAsync(session, idle), .. busy], now);
    }

    /// <summary>Prolongs our claims and takes over the queues of nodes that died; returns what waits there, and the queues we lost. A transaction of its own.</summary>
    public async Task<(List<InboxRow> Found, List<string> Lost)> SweepAsync(DbSession session, DateTimeOffset now)
    {
        _sweepsSince = clock.GetTimestamp();
        var kept = await claims.RenewAsync(session, now);
        var lost = _readTo.Keys.Except(kept, StringComparer.Ordinal).ToList();
        GiveUp(lost);
        var left = await claims.FindLeftAsync(session, now);
        if (left.Count == 0)
        {
            return ([], lost);
        }

        await QueueClaims.LockAsync(session, left);
        // Another node may have found the same, and taken them while we waited.
        List<string> still = [.. left.Intersect(await claims.FindLeftAsync(session, now), StringComparer.Ordinal)];
        await InboxStore.CountCrashAsync(session, botId, [.. still]);
        return (await TakeAsync(session, still, now), lost);
    }

    /// <summary>
    /// Takes what waits in our queues beyond what we have read. A connection may break between a commit and its answer: then updates are written, and
    /// perhaps a queue is claimed for us, that we never heard of. A transaction of its own, since it waits for the locks of queues.
    /// </summary>
    public async Task<List<InboxRow>> TakeUnheardAsync(DbSession session, DateTimeOffset now)
    {
        var waiting = await claims.FindWaitingOfHolderAsync(session);
        if (waiting.Count == 0)
        {
            return [];
        }

        await QueueClaims.LockAsync(session, waiting);
        return await TakeAsync(session, waiting, now);
    }

    public Task ReleaseAllAsync(DbSession session) => claims.ReleaseAllAsync(session);

    public void Commit()
    {
        foreach (var (queue, readTo) in _changes)
        {
            if (readTo is { } seq)
            {
                _readTo[queue] = seq;
            }
            else
            {
                _readTo.Remove(queue);
            }
        }

        SweptAt = _sweepsSince ?? SweptAt;
        Forget();
    }

    /// <summary>The transaction failed: nothing of it happened.</summary>
    public void Forget()
    {
        _changes.Clear();
        _sweepsSince = null;
    }

    /// <summary>Claims those of the queues that nobody holds, and returns what is new in all that are ours, oldest first.</summary>
    private async Task<List<InboxRow>> TakeAsync(DbSession session, IReadOnlyCollection<string> queues, DateTimeOffset now)
    {
        var unclaimed = queues.Where(queue => ReadTo(queue) is null).ToList();
        if (unclaimed.Count > 0)
        {
            foreach (var queue in await claims.ClaimAsync(session, unclaimed, now))
            {
                _changes[queue] = 0;
            }
        }

        var ours = queues.Where(queue => ReadTo(queue) is not null).ToArray();
        if (ours.Length == 0)
        {
            return [];
        }

        var rows = await InboxStore.LoadWaitingAsync(session, botId, ours, [.. ours.Select(queue => ReadTo(queue)!.Value)]);
        foreach (var row in rows)
        {
            _changes[row.Queue] = row.Seq;
        }

        return rows;
    }

    /// <summary>How far a queue of ours has been read; null when it is not ours.</summary>
    private long? ReadTo(string queue) => _changes.TryGetValue(queue, out var changed) ? changed : _readTo.TryGetValue(queue, out var seq) ? seq : null;

    private void GiveUp(IEnumerable<string> queues)
    {
        foreach (var queue in queues)
        {
            _changes[queue] = null;
        }
    }
}
