namespace ChatDigestBot.Delivery.Sending;

/// <summary>Lets claimed rows begin their calls, so many at once: a call that ends makes room for the next, also while the ledger is being written.</summary>
/// <remarks>Thread-safe. What somebody waits for goes first.</remarks>
internal sealed class CallGate(int atOnce, Action<ClaimedRow> begin)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ClaimedRow> _waiting = new();
    private int _underWay;

    public void Add(IReadOnlyList<ClaimedRow> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows.Where(row => row.Row.IsUrgent).Reverse())
            {
                _waiting.AddFirst(row);
            }

            foreach (var row in rows.Where(row => !row.Row.IsUrgent))
            {
                _waiting.AddLast(row);
            }
        }

        Pump();
    }

    /// <summary>A call has ended.</summary>
    public void Ended()
    {
        lock (_lock)
        {
            _underWay--;
        }

        Pump();
    }

    /// <summary>Takes back what has not begun.</summary>
    public IReadOnlyList<ClaimedRow> TakeBack()
    {
        lock (_lock)
        {
            var rows = _waiting.ToList();
            _waiting.Clear();
            return rows;
        }
    }

    private void Pump()
    {
        while (TakeNext() is { } next)
        {
            begin(next);
        }
    }

    private ClaimedRow? TakeNext()
    {
        lock (_lock)
        {
            if (_underWay >= atOnce || _waiting.First?.Value is not { } next)
            {
                return null;
            }

            _waiting.RemoveFirst();
            _underWay++;
            return next;
        }
    }
}

/// <summary>A row that is marked as being sent.</summary>
/// <param name="Row">As it was before.</param>
/// <param name="Content">What is to be sent.</param>
/// <param name="ClaimedAt">When it was marked.</param>
internal sealed record ClaimedRow(DeliveryRow Row, LoadedContent Content, DateTimeOffset ClaimedAt);
