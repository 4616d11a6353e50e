using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The transactions of the inbox. Used by one loop only.</summary>
internal sealed class InboxWriter(Database database, LeaseStore leases, long botId, TimeProvider clock)
{
    private readonly NodeQueues? _queues = database.Engine == DatabaseEngine.Postgres ? new NodeQueues(new QueueClaims(botId, leases), botId, clock) : null;

    private bool _isUnsure;

    /// <summary>How long until <see cref="SweepAsync"/> is due; null where it never is.</summary>
    public TimeSpan? UntilSweep => _queues?.UntilSweep;

    /// <summary>Finds what an earlier process left; on PostgreSQL what dead nodes left.</summary>
    public Task<InboxResult> OpenAsync() => _queues is not null ? SweepAsync() : database.WriteAsync(
        async session =>
        {
            await InboxStore.CountCrashAsync(session, botId, queues: null);
            return InboxResult.Of(await InboxStore.LoadWaitingAsync(session, botId), new Dictionary<long, InboxUpdate>(), []);
        },
        CancellationToken.None);

    /// <summary>Keeps this node's queues, and takes over those of dead nodes. The first after a failure takes what was perhaps written all the same, and leaves the next one due.</summary>
    public async Task<InboxResult> SweepAsync()
    {
        var isUnsure = _isUnsure;
        var result = await CommitAsync(async session =>
        {
            var (found, lost) = isUnsure ? (await _queues!.TakeUnheardAsync(session, clock.GetUtcNow()), []) : await _queues!.SweepAsync(session, clock.GetUtcNow());
            return InboxResult.Of(found, new Dictionary<long, InboxUpdate>(), lost);
        });
        _isUnsure = false;
        return isUnsure ? result : result with { RenewedAt = _queues!.SweptAt };
    }

    public Task<InboxResult> WriteAsync(InboxGroup group) => CommitAsync(session => WriteAsync(session, group));

    public async Task CloseAsync()
    {
        if (_queues is not null)
        {
            await database.WriteAsync(_queues.ReleaseAllAsync, CancellationToken.None);
        }
    }

    private async Task<InboxResult> CommitAsync(Func<DbSession, Task<InboxResult>> write)
    {
        try
        {
            // Not to be cancelled: who is told of failure must be able to believe it.
            var result = await database.WriteOnceAsync(write, CancellationToken.None);
            _queues?.Commit();
            return result;
        }
        catch
        {
            _queues?.Forget();
            _isUnsure = true;
            throw;
        }
    }

    private async Task<InboxResult> WriteAsync(DbSession session, InboxGroup group)
    {
        var now = clock.GetUtcNow();
        var rows = group.Updates.Count == 0 ? [] : await InboxStore.AddAsync(session, botId, group.Updates, now);
        var fresh = new List<InboxUpdate>(rows.Length);
        for (var index = 0; index < rows.Length; index++)
        {
            if (rows[index] is { } seq && group.Updates[index] is { FirstState: UpdateState.Waiting, Update: { } update, Queue: var queue })
            {
                fresh.Add(new InboxUpdate { Seq = seq, Queue = queue, Update = update });
            }
        }

        if (group.Marks.Count > 0)
        {
            await InboxStore.MarkAsync(session, group.Marks);
        }

        if (_queues is null)
        {
            return new InboxResult(fresh, [], []);
        }

        // A queue that got something new in this very group is not idle.
        var busy = fresh.Select(update => update.Queue.ToString()).ToHashSet(StringComparer.Ordinal);
        var idle = group.Idle.Select(queue => queue.ToString()).Where(queue => !busy.Contains(queue)).ToList();
        return InboxResult.Of(await _queues.ShareAsync(session, idle, busy, now), fresh.ToDictionary(update => update.Seq), []);
    }
}
