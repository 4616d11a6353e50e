using ChatDigestBot.Playground.Faults;

namespace ChatDigestBot.Playground.Page;

/// <summary>The page's switches: what can go wrong between the bot and Telegram, each on or off.</summary>
internal sealed class FaultSwitches(FaultPlan plan)
{
    private static readonly IReadOnlyDictionary<string, Fault> Known = new Dictionary<string, Fault>
    {
        ["throttle"] = new() { Kind = FaultKind.Throttle, Method = "sendMessage", Probability = 0.5, RetryAfter = 5, Status = 429 },
        ["serverError"] = new() { Kind = FaultKind.ServerError, Probability = 0.3 },
        ["htmlPage"] = new() { Kind = FaultKind.HtmlPage, Probability = 0.3 },
        ["lostAnswer"] = new() { Kind = FaultKind.Drop, Method = "sendMessage", Probability = 0.5, AfterEffect = true },
        ["brokenAnswer"] = new() { Kind = FaultKind.MalformedJson, Method = "sendMessage", Probability = 0.5 },
        ["slow"] = new() { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(3) },
        ["outage"] = new() { Kind = FaultKind.Drop },
    };

    private readonly Lock gate = new();
    private readonly HashSet<string> on = [];

    public IReadOnlyList<FaultView> Show()
    {
        lock (gate)
        {
            return [.. Known.Keys.Select(name => new FaultView(name, on.Contains(name)))];
        }
    }

    /// <summary>False where no switch has this name.</summary>
    public bool TrySet(string name, bool isOn)
    {
        lock (gate)
        {
            if (!Known.ContainsKey(name))
            {
                return false;
            }

            _ = isOn ? on.Add(name) : on.Remove(name);
            plan.Clear();
            foreach (var (_, fault) in Known.Where(known => on.Contains(known.Key)))
            {
                plan.Add(fault);
            }

            return true;
        }
    }
}
