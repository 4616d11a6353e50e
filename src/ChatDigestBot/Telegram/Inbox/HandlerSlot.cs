using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The place of one update among those handled side by side, and the time its handler has.</summary>
/// <remarks>
/// A handler that must wait for Telegram's sake steps aside: others take its place, and the time does not count against it.
/// Nor does the time of a call under way, which has a limit of its own: so a call always ends before its handler is told to stop,
/// and what may have arrived is known as such instead of being tried again.
/// </remarks>
internal sealed class HandlerSlot : IDisposable
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a handler that was told to stop may take to do so.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long a handler under way may hold up the end of the program: its last call, and what it does with the answer.</summary>
    public static readonly TimeSpan MaxEnd = BotApiClient.ReplyPatience + Grace;

    private static readonly AsyncLocal<HandlerSlot?> Current = new();

    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _stop;
    private readonly Action _stepAside;
    private readonly Action _stepBack;
    private readonly Lock _gate = new();
    private int _holds;
    private int _calls;
    private bool _isOver;

    /// <param name="clock">Real time, also where the bot's clock is moved by hand.</param>
    public HandlerSlot(TimeProvider clock, Action stepAside, Action stepBack, CancellationToken stopping)
    {
        _late = new CancellationTokenSource(TimeLimit, clock);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, _late.Token);
        (_stepAside, _stepBack) = (stepAside, stepBack);
    }

    /// <summary>Tells the handler to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    public bool IsSuperseded { get; private set; }

    /// <summary>A call of the handler is under way.</summary>
    public bool IsCalling => Volatile.Read(ref _calls) > 0;

    /// <summary>Leaves the place of the caller, if it has one, until the result is disposed.</summary>
    public static IDisposable? StepAside()
    {
        if (Current.Value is not { } place)
        {
            return null;
        }

        place.HoldTime();
        place._stepAside();
        return new Aside(place, place._stepBack);
    }

    /// <summary>Stops the caller's time, if it has a place, while it waits for the answer to a call.</summary>
    public static IDisposable? Call()
    {
        if (Current.Value is not { } place)
        {
            return null;
        }

        Interlocked.Increment(ref place._calls);
        place.HoldTime();
        return new Aside(place, () => Interlocked.Decrement(ref place._calls));
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
        lock (_gate)
        {
            _isOver = true;
        }

        _stop.Dispose();
        _late.Dispose();
    }

    private void HoldTime()
    {
        lock (_gate)
        {
            if (_holds++ == 0 && !_isOver)
            {
                _late.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void LetTimeGoOn()
    {
        lock (_gate)
        {
            if (--_holds == 0 && !_isOver)
            {
                _late.CancelAfter(TimeLimit);
            }
        }
    }

    private sealed class Aside(HandlerSlot place, Action back) : IDisposable
    {
        public void Dispose()
        {
            back();
            place.LetTimeGoOn();
        }
    }
}
