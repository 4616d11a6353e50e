using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Reads due rows of all lanes into memory, a little from each, going on behind what it read before.</summary>
internal sealed class FairShareReader(Database database, DeliveryQueue queue, ContentCache contents, TimeProvider clock)
{
    // Other nodes plan too, and retries come due: so often the ledger is looked through from the beginning.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private static readonly (DateTimeOffset, long) Beginning = (DateTimeOffset.UnixEpoch, 0);

    private readonly Dictionary<long, (DateTimeOffset NotBefore, long Id)> _positions = [];
    private long? _lookedAt;
    private bool _hasMore;

    /// <summary>Rows behind those read before; what somebody waits for is read again from its beginning, so the same row may come twice.</summary>
    /// <param name="wanted">How many there is room for; 0 reads only what somebody waits for.</param>
    /// <param name="isNews">Something was planned: look at once.</param>
    public async Task<List<DeliveryRow>> ReadAsync(int wanted, bool isNews, CancellationToken cancellationToken)
    {
        // Not by the time of day: after a clock was put back nothing would be looked for until it has caught up.
        var looks = isNews || _lookedAt is not { } at || clock.GetElapsedTime(at) >= LookEvery;
        if (!looks && (wanted == 0 || !_hasMore))
        {
            return [];
        }

        _lookedAt = looks ? clock.GetTimestamp() : _lookedAt;
        return await database.ReadAsync(session => ReadAsync(session, wanted, looks), cancellationToken);
    }

    private async Task<List<DeliveryRow>> ReadAsync(DbSession session, int wanted, bool looks)
    {
        var lanes = await DeliveryQueue.FindLanesAsync(session);
        var rows = new List<DeliveryRow>();
        if (looks && lanes.Remove(DeliveryUnit.UrgentLane))
        {
            rows.AddRange(await queue.FindDueAsync(session, DeliveryUnit.UrgentLane, Beginning, limit: 64));
        }

        if (wanted > 0)
        {
            if (!_hasMore)
            {
                _positions.Clear();
            }

            _hasMore = false;
            foreach (var lane in lanes)
            {
                rows.AddRange(await ReadLaneAsync(session, lane, Math.Max(16, wanted / lanes.Count)));
            }
        }

        await contents.LoadAsync(session, rows.Select(row => row.ContentId));
        return rows;
    }

    private async Task<List<DeliveryRow>> ReadLaneAsync(DbSession session, long lane, int limit)
    {
        var rows = await queue.FindDueAsync(session, lane, _positions.GetValueOrDefault(lane, Beginning), limit);
        if (rows.Count > 0)
        {
            _positions[lane] = (rows[^1].NotBefore, rows[^1].Id);
        }

        _hasMore |= rows.Count == limit;
        return rows;
    }
}
