namespace ChatDigestBot.Playground.Faults;

/// <summary>Faults that are switched on now. The first that matches a call hits it.</summary>
internal sealed class FaultPlan(int seed = 20260)
{
    private readonly Lock gate = new();
    private readonly List<Active> active = [];
    private readonly Random random = new(seed);
    private volatile bool isEmpty = true;

    public IReadOnlyList<Fault> Faults
    {
        get
        {
            lock (gate)
            {
                return [.. active.Select(entry => entry.Fault with { Times = entry.Left })];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (gate)
        {
            active.Add(new Active { Fault = fault, Left = fault.Times });
            isEmpty = false;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            active.Clear();
            isEmpty = true;
        }
    }

    /// <summary>The fault that hits this call, if any, which uses it up once.</summary>
    public Fault? Draw(string method, long? chatId)
    {
        if (isEmpty)
        {
            return null;
        }

        lock (gate)
        {
            var hit = active.Find(entry => entry.Matches(method, chatId) && (entry.Fault.Probability >= 1 || random.NextDouble() < entry.Fault.Probability));
            if (hit is { Left: not null } && --hit.Left <= 0)
            {
                active.Remove(hit);
                isEmpty = active.Count == 0;
            }

            return hit?.Fault;
        }
    }

    private sealed class Active
    {
        public required Fault Fault { get; init; }
        public required int? Left { get; set; }

        public bool Matches(string method, long? chatId)
            => (Fault.Method is null || Fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase)) && (Fault.ChatId is null || Fault.ChatId == chatId);
    }
}
