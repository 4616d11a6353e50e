using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The transactions of the inbox. Used by one loop only.</summary>
internal sealed class InboxWriter(Database database, string node, long botId, TimeProvider clock)
{
    private readonly NodeLanes? _lanes = database.Engine == DatabaseEngine.Postgres ? new NodeLanes(botId, node) : null;

    /// <summary>When <see cref="SweepAsync"/> is due.</summary>
    public DateTimeOffset SweepAt => _lanes?.SweepAt ?? DateTimeOffset.MaxValue;

    /// <summary>Finds what an earlier process left; on PostgreSQL what dead nodes left.</summary>
    public Task<InboxResult> OpenAsync() => _lanes is not null ? SweepAsync() : database.WriteAsync(
        async session =>
        {
            await InboxStore.CountCrashAsync(session, botId, lanes: null);
            return InboxResult.Of(await InboxStore.LoadWaitingAsync(session, botId), new Dictionary<long, InboxUpdate>(), []);
        },
        CancellationToken.None);

    /// <summary>Keeps this node's lanes, and takes over those of dead nodes.</summary>
    public Task<InboxResult> SweepAsync() => CommitAsync(async session =>
    {
        var (found, lost) = await _lanes!.SweepAsync(session, clock.GetUtcNow());
        return InboxResult.Of(found, new Dictionary<long, InboxUpdate>(), lost);
    });

    public Task<InboxResult> WriteAsync(InboxGroup group) => CommitAsync(session => WriteAsync(session, group));

    public async Task CloseAsync()
    {
        if (_lanes is not null)
        {
            await database.WriteAsync(_lanes.ReleaseAllAsync, CancellationToken.None);
        }
    }

    private async Task<InboxResult> CommitAsync(Func<DbSession, Task<InboxResult>> write)
    {
        try
        {
            // Not to be cancelled: who is told of failure must be able to believe it.
            var result = await database.WriteOnceAsync(write, CancellationToken.None);
            _lanes?.Commit();
            return result;
        }
        finally
        {
            _lanes?.Forget();
        }
    }

    private async Task<InboxResult> WriteAsync(DbSession session, InboxGroup group)
    {
        var now = clock.GetUtcNow();
        var rows = group.Updates.Count == 0 ? [] : await InboxStore.AddAsync(session, botId, group.Updates, now);
        var fresh = new List<InboxUpdate>(rows.Length);
        for (var index = 0; index < rows.Length; index++)
        {
            if (rows[index] is { } seq && group.Updates[index] is { FirstState: UpdateState.Waiting, Update: { } update, Lane: var lane })
            {
                fresh.Add(new InboxUpdate { Seq = seq, Lane = lane, Update = update });
            }
        }

        if (group.Marks.Count > 0)
        {
            await InboxStore.MarkAsync(session, group.Marks);
        }

        if (_lanes is null)
        {
            return new InboxResult(fresh, [], []);
        }

        // A lane that got something new in this very group is not idle.
        var busy = fresh.Select(update => update.Lane.ToString()).ToHashSet(StringComparer.Ordinal);
        var idle = group.Idle.Select(lane => lane.ToString()).Where(lane => !busy.Contains(lane)).ToList();
        return InboxResult.Of(await _lanes.ShareAsync(session, idle, busy, now), fresh.ToDictionary(update => update.Seq), []);
    }
}
