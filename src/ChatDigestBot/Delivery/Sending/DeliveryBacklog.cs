using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Telegram.Pacing;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>What the sender holds in memory of the ledger: rows that may go, and rows whose chat has to wait a moment. Not thread-safe.</summary>
internal sealed class DeliveryBacklog(FairShareReader reader, PacedApi api, DeliveryOptions options, DeliveryBell bell, TimeProvider clock)
{
    // A chat's own pace is waited out here; a chat that is frozen for longer waits in the ledger.
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);

    // A person waits: replies may come in bursts, so only a frozen chat is put off.
    private static readonly TimeSpan UrgentPatience = TimeSpan.FromSeconds(5);

    private readonly FairShareQueue _ready = new();
    private readonly PriorityQueue<DeliveryRow, DateTimeOffset> _waiting = new();

    // Being read twice must not mean being sent twice.
    private readonly HashSet<long> _known = [];

    /// <summary>How long there is nothing to do unless the bell rings.</summary>
    public TimeSpan IdleTime
    {
        get
        {
            var wait = _waiting.TryPeek(out _, out var dueAt) ? dueAt - clock.GetUtcNow() : TimeSpan.FromSeconds(1);
            return TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 10, 1000));
        }
    }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var wanted = _ready.Count < options.ReadAhead / 2 && _waiting.Count < options.ReadAhead * 8 ? options.ReadAhead : 0;
        foreach (var row in await reader.ReadAsync(wanted, bell.TakeNews(), cancellationToken))
        {
            if (_known.Add(row.Id))
            {
                _ready.Add(row);
            }
        }
    }

    /// <summary>Chooses what to begin; what is not wanted any more, or must wait long, is settled at once.</summary>
    /// <param name="onlyUrgent">Nothing but what somebody waits for.</param>
    public List<DeliveryRow> Take(int free, bool onlyUrgent, List<Settlement> settlements, DateTimeOffset now)
    {
        while (_waiting.TryPeek(out var due, out var dueAt) && dueAt <= now)
        {
            _waiting.Dequeue();
            _ready.AddFirst(due);
        }

        var next = new List<DeliveryRow>(free);
        while (next.Count < free && _ready.Take(onlyUrgent) is { } row)
        {
            var wait = api.WaitOf(row.TelegramId);
            if (DeliveryPolicy.BeforeAttempt(row, now) is { } disposition)
            {
                settlements.Add(new Settlement { Row = row, Epoch = row.Epoch, Disposition = disposition, WasTried = false });
            }
            else if (wait <= (row.IsUrgent ? UrgentPatience : TimeSpan.Zero))
            {
                next.Add(row);
            }
            else if (wait <= ShortWait)
            {
                _waiting.Enqueue(row, now + wait);
            }
            else
            {
                var putOff = new Disposition.Retry(now + wait, CountsAsAttempt: false, IsUnanswered: false, "throttled");
                settlements.Add(new Settlement { Row = row, Epoch = row.Epoch, Disposition = putOff, WasTried = false });
            }
        }

        return next;
    }

    /// <summary>Outcomes are written: lets go of their rows, and goes on with what has to follow at once.</summary>
    public void Settled(List<Settlement> settlements, List<DeliveryRow> nextParts, long epoch)
    {
        foreach (var settlement in settlements)
        {
            var row = settlement.Row with { Epoch = epoch };
            switch (settlement.Disposition)
            {
                case Disposition.Move move:
                    _ready.AddFirst(row with { TelegramId = move.ToChatId });
                    break;
                case Disposition.Simplify:
                    _ready.AddFirst(row);
                    break;
                default:
                    _known.Remove(row.Id);
                    break;
            }
        }

        foreach (var part in nextParts.Where(part => _known.Add(part.Id)))
        {
            _ready.AddFirst(part);
        }
    }

    /// <summary>The row may not be begun after all.</summary>
    public void Forget(DeliveryRow row) => _known.Remove(row.Id);
}
