using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The lanes this node holds. On SQLite there is one node, which holds all; on PostgreSQL they are claimed one by one.</summary>
/// <remarks>Used by one loop only. What a transaction did is taken over by <see cref="Commit"/> after it committed.</remarks>
internal sealed class NodeLanes(bool isShared, long botId, string holder)
{
    private static readonly TimeSpan SweepEvery = LaneClaims.Duration / 3;

    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private readonly List<string> _claimed = [];
    private readonly List<string> _released = [];
    private DateTimeOffset? _sweptAt;

    /// <summary>Several nodes may use this database.</summary>
    public bool IsShared { get; } = isShared;

    /// <summary>When claims must be prolonged again.</summary>
    public DateTimeOffset SweepAt { get; private set; } = isShared ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;

    public bool Holds(string lane) => !IsShared || _held.Contains(lane);

    /// <summary>Claims lanes and returns what waits in those that are now ours, oldest first.</summary>
    public async Task<List<InboxRow>> ClaimAsync(DbSession session, IReadOnlyCollection<string> lanes, DateTimeOffset now)
    {
        if (lanes.Count == 0)
        {
            return [];
        }

        var claimed = await LaneClaims.ClaimAsync(session, botId, holder, lanes, now);
        _claimed.AddRange(claimed);
        return claimed.Count == 0 ? [] : await InboxStore.LoadWaitingAsync(session, botId, [.. claimed]);
    }

    /// <summary>Gives lanes up, and takes those back in which another node left updates meanwhile; returns these updates.</summary>
    public async Task<List<InboxRow>> ReleaseAsync(DbSession session, IReadOnlyCollection<string> lanes, DateTimeOffset now)
    {
        if (lanes.Count == 0)
        {
            return [];
        }

        await LaneClaims.ReleaseAsync(session, botId, holder, lanes);
        _released.AddRange(lanes);
        // Only now: others that wrote an update while we held the claim have committed, or wait for us to do so.
        var left = await InboxStore.LoadWaitingAsync(session, botId, [.. lanes]);
        return left.Count == 0 ? left : await ClaimAsync(session, left.Select(row => row.Lane).ToHashSet(StringComparer.Ordinal), now);
    }

    /// <summary>Prolongs our claims and takes over the lanes of nodes that died, where it is time; returns what waits there, and the lanes we lost.</summary>
    public async Task<(List<InboxRow> Found, List<string> Lost)> SweepAsync(DbSession session, DateTimeOffset now)
    {
        if (now < SweepAt)
        {
            return ([], []);
        }

        _sweptAt = now;
        var kept = await LaneClaims.RenewAsync(session, botId, holder, now);
        var lost = _held.Except(kept, StringComparer.Ordinal).ToList();
        _released.AddRange(lost);
        var left = await LaneClaims.FindLeftAsync(session, botId, now);
        if (left.Count == 0)
        {
            return ([], lost);
        }

        await InboxStore.CountCrashAsync(session, botId, [.. left]);
        return (await ClaimAsync(session, left, now), lost);
    }

    public Task ReleaseAllAsync(DbSession session) => LaneClaims.ReleaseAllAsync(session, botId, holder);

    public void Commit()
    {
        _held.ExceptWith(_released);
        _held.UnionWith(_claimed);
        SweepAt = _sweptAt is { } swept ? swept + SweepEvery : SweepAt;
        Forget();
    }

    /// <summary>The transaction failed: nothing of it happened.</summary>
    public void Forget()
    {
        _released.Clear();
        _claimed.Clear();
        _sweptAt = null;
    }
}
