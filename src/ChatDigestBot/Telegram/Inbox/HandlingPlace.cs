namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The place of one update among those handled side by side, and the time its handler has.</summary>
/// <remarks>A handler that must wait for Telegram's sake steps aside: others take its place, and the time does not count against it.</remarks>
internal sealed class HandlingPlace : IDisposable
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a handler that was told to stop may take to do so.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly AsyncLocal<HandlingPlace?> Current = new();

    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _stop;
    private readonly Action _stepAside;
    private readonly Action _stepBack;

    /// <param name="clock">Real time, also where the bot's clock is moved by hand.</param>
    public HandlingPlace(TimeProvider clock, Action stepAside, Action stepBack, CancellationToken stopping)
    {
        _late = new CancellationTokenSource(TimeLimit, clock);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, _late.Token);
        (_stepAside, _stepBack) = (stepAside, stepBack);
    }

    /// <summary>Tells the handler to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    public bool IsSuperseded { get; private set; }

    /// <summary>Leaves the place of the caller, if it has one, until the result is disposed.</summary>
    public static IDisposable? StepAside()
    {
        if (Current.Value is not { } place)
        {
            return null;
        }

        place._late.CancelAfter(Timeout.InfiniteTimeSpan);
        place._stepAside();
        return new Aside(place);
    }

    /// <summary>Makes this the place of what the caller calls from here on.</summary>
    public void Occupy() => Current.Value = this;

    /// <summary>Something newer makes the handler's work worthless.</summary>
    public void Supersede()
    {
        IsSuperseded = true;
        // Callbacks run elsewhere: the caller may hold locks.
        _ = _stop.CancelAsync();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _late.Dispose();
    }

    private sealed class Aside(HandlingPlace place) : IDisposable
    {
        public void Dispose()
        {
            place._stepBack();
            place._late.CancelAfter(TimeLimit);
        }
    }
}
