using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Rows read from the ledger and not yet begun. The urgent lane goes first, the others take turns. Not thread-safe.</summary>
internal sealed class FairShareQueue
{
    private readonly SortedDictionary<long, LinkedList<DeliveryRow>> _lanes = [];
    private long _lastLane;

    public int Count { get; private set; }

    public void Add(DeliveryRow row)
    {
        Lane(row.Lane).AddLast(row);
        Count++;
    }

    /// <summary>For rows that have waited already, and for the rest of a message that has begun to arrive.</summary>
    public void AddFirst(DeliveryRow row)
    {
        Lane(row.Lane).AddFirst(row);
        Count++;
    }

    /// <summary>Null when empty.</summary>
    /// <param name="onlyUrgent">Also when there is nothing that somebody waits for.</param>
    public DeliveryRow? Take(bool onlyUrgent = false)
    {
        if (Count == 0 || (onlyUrgent && !_lanes.ContainsKey(DeliveryUnit.UrgentLane)))
        {
            return null;
        }

        var key = NextLane();
        var lane = _lanes[key];
        var row = lane.First!.Value;
        lane.RemoveFirst();
        Count--;
        if (lane.Count == 0)
        {
            _lanes.Remove(key);
        }

        return row;
    }

    private LinkedList<DeliveryRow> Lane(long key)
    {
        if (!_lanes.TryGetValue(key, out var lane))
        {
            _lanes.Add(key, lane = []);
        }

        return lane;
    }

    private long NextLane()
    {
        if (_lanes.ContainsKey(DeliveryUnit.UrgentLane))
        {
            return DeliveryUnit.UrgentLane;
        }

        _lastLane = _lanes.Keys.FirstOrDefault(lane => lane > _lastLane, _lanes.Keys.First());
        return _lastLane;
    }
}
