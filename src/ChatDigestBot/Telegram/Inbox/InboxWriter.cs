using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The transactions of the inbox. Used by one loop only.</summary>
internal sealed class InboxWriter(Database database, string node, long botId, TimeProvider clock)
{
    private readonly NodeLanes _lanes = new(database.Engine == DatabaseEngine.Postgres, botId, node);

    /// <summary>When there is something to write even if nothing arrives.</summary>
    public DateTimeOffset WakeAt => _lanes.SweepAt;

    /// <summary>Finds what an earlier process left; on PostgreSQL also what dead nodes left.</summary>
    public Task<InboxResult> OpenAsync(CancellationToken cancellationToken) => _lanes.IsShared
        ? WriteAsync(new InboxGroup { Updates = [], Marks = [], Idle = [] })
        : database.WriteAsync(
            async session =>
            {
                await InboxStore.CountCrashAsync(session, botId, lanes: null);
                return InboxResult.Of([], await InboxStore.LoadWaitingAsync(session, botId), []);
            },
            cancellationToken);

    public async Task<InboxResult> WriteAsync(InboxGroup group)
    {
        try
        {
            // Not to be cancelled: who is told of failure must be able to believe it.
            var result = await database.WriteAsync(session => WriteAsync(session, group), CancellationToken.None);
            _lanes.Commit();
            return result;
        }
        finally
        {
            _lanes.Forget();
        }
    }

    public async Task CloseAsync()
    {
        if (_lanes.IsShared)
        {
            await database.WriteAsync(_lanes.ReleaseAllAsync, CancellationToken.None);
        }
    }

    private async Task<InboxResult> WriteAsync(DbSession session, InboxGroup group)
    {
        var now = clock.GetUtcNow();
        var ready = new List<InboxUpdate>();
        var unclaimed = new HashSet<string>(StringComparer.Ordinal);
        var rows = group.Updates.Count == 0 ? [] : await InboxStore.AddAsync(session, botId, group.Updates, now);
        for (var index = 0; index < rows.Length; index++)
        {
            var update = group.Updates[index];
            if (rows[index] is not { } seq || update is not { FirstState: UpdateState.Waiting, Update: { } read })
            {
                continue;
            }

            if (!_lanes.IsShared || _lanes.Holds(update.Lane.ToString()))
            {
                ready.Add(new InboxUpdate { Seq = seq, Lane = update.Lane, Update = read });
            }
            else
            {
                unclaimed.Add(update.Lane.ToString());
            }
        }

        if (group.Marks.Count > 0)
        {
            await InboxStore.MarkAsync(session, group.Marks);
        }

        if (!_lanes.IsShared)
        {
            return new InboxResult(ready, [], []);
        }

        // A lane that got something new in this very group is not idle.
        var busy = group.Updates.Select(update => update.Lane).ToHashSet();
        var left = await _lanes.ReleaseAsync(session, [.. group.Idle.Where(lane => !busy.Contains(lane)).Select(lane => lane.ToString())], now);
        var claimed = await _lanes.ClaimAsync(session, unclaimed, now);
        var (found, lost) = await _lanes.SweepAsync(session, now);
        return InboxResult.Of(ready, left.Concat(claimed).Concat(found), lost);
    }
}
