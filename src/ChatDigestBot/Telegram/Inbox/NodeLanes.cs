using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The lanes this node has claimed where several nodes share the database, and how far it has read each.</summary>
/// <remarks>
/// A lane's updates may be written by any node; its holder reads them from the table in order of arrival, its own among them.
/// Used by one loop only. What a transaction did is taken over by <see cref="Commit"/> after it committed.
/// </remarks>
internal sealed class NodeLanes(long botId, string holder)
{
    private static readonly TimeSpan SweepEvery = LaneClaims.Duration / 3;

    private readonly Dictionary<string, long> _readTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long?> _changes = new(StringComparer.Ordinal);
    private DateTimeOffset? _sweptAt;

    /// <summary>When claims must be prolonged again.</summary>
    public DateTimeOffset SweepAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Gives idle lanes up, and takes those back in which another node left updates meanwhile; claims busy ones. Returns all updates that are ours.</summary>
    public async Task<List<InboxRow>> ShareAsync(DbSession session, IReadOnlyCollection<string> idle, IReadOnlyCollection<string> busy, DateTimeOffset now)
    {
        if (idle.Count + busy.Count == 0)
        {
            return [];
        }

        await LaneClaims.LockAsync(session, idle.Concat(busy));
        if (idle.Count == 0)
        {
            return await TakeAsync(session, busy, now);
        }

        await LaneClaims.ReleaseAsync(session, botId, holder, idle);
        GiveUp(idle);
        // Others that wrote an update while we held the claim have committed, or wait for our lock.
        return await TakeAsync(session, [.. await LaneClaims.FindWaitingAsync(session, botId, idle), .. busy], now);
    }

    /// <summary>Prolongs our claims and takes over the lanes of nodes that died; returns what waits there, and the lanes we lost. A transaction of its own.</summary>
    public async Task<(List<InboxRow> Found, List<string> Lost)> SweepAsync(DbSession session, DateTimeOffset now)
    {
        _sweptAt = now;
        var kept = await LaneClaims.RenewAsync(session, botId, holder, now);
        var lost = _readTo.Keys.Except(kept, StringComparer.Ordinal).ToList();
        GiveUp(lost);
        var left = await LaneClaims.FindLeftAsync(session, botId, now);
        if (left.Count == 0)
        {
            return ([], lost);
        }

        await LaneClaims.LockAsync(session, left);
        await InboxStore.CountCrashAsync(session, botId, [.. left]);
        return (await TakeAsync(session, left, now), lost);
    }

    public Task ReleaseAllAsync(DbSession session) => LaneClaims.ReleaseAllAsync(session, botId, holder);

    public void Commit()
    {
        foreach (var (lane, readTo) in _changes)
        {
            if (readTo is { } seq)
            {
                _readTo[lane] = seq;
            }
            else
            {
                _readTo.Remove(lane);
            }
        }

        SweepAt = _sweptAt is { } swept ? swept + SweepEvery : SweepAt;
        Forget();
    }

    /// <summary>The transaction failed: nothing of it happened.</summary>
    public void Forget()
    {
        _changes.Clear();
        _sweptAt = null;
    }

    /// <summary>Claims those of the lanes that nobody holds, and returns what is new in all that are ours, oldest first.</summary>
    private async Task<List<InboxRow>> TakeAsync(DbSession session, IReadOnlyCollection<string> lanes, DateTimeOffset now)
    {
        var unclaimed = lanes.Where(lane => ReadTo(lane) is null).ToList();
        if (unclaimed.Count > 0)
        {
            foreach (var lane in await LaneClaims.ClaimAsync(session, botId, holder, unclaimed, now))
            {
                _changes[lane] = 0;
            }
        }

        var ours = lanes.Where(lane => ReadTo(lane) is not null).ToArray();
        if (ours.Length == 0)
        {
            return [];
        }

        var rows = await InboxStore.LoadWaitingAsync(session, botId, ours, [.. ours.Select(lane => ReadTo(lane)!.Value)]);
        foreach (var row in rows)
        {
            _changes[row.Lane] = row.Seq;
        }

        return rows;
    }

    /// <summary>How far a lane of ours has been read; null when it is not ours.</summary>
    private long? ReadTo(string lane) => _changes.TryGetValue(lane, out var changed) ? changed : _readTo.TryGetValue(lane, out var seq) ? seq : null;

    private void GiveUp(IEnumerable<string> lanes)
    {
        foreach (var lane in lanes)
        {
            _changes[lane] = null;
        }
    }
}
