namespace ChatDigestBot.Playground.Time;

/// <summary>A timer of <see cref="JumpableClock"/>: due at a moment of that clock, carried by a timer of the real one.</summary>
internal sealed class JumpableTimer : ITimer
{
    private readonly Lock gate = new();
    private readonly JumpableClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer carrier;
    private long dueAt;
    private TimeSpan period = Timeout.InfiniteTimeSpan;
    private bool isArmed;
    private bool isDisposed;

    public JumpableTimer(JumpableClock clock, TimeProvider real, TimerCallback callback, object? state)
    {
        (this.clock, this.callback, this.state) = (clock, callback, state);
        carrier = real.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            if (isDisposed)
            {
                return false;
            }

            this.period = period;
            Arm(dueTime);
            return true;
        }
    }

    /// <summary>Looks at the clock again, after it jumped.</summary>
    public void Rearm()
    {
        lock (gate)
        {
            if (isArmed && !isDisposed)
            {
                carrier.Change(Remaining(), Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            Disarm();
            carrier.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Ring()
    {
        lock (gate)
        {
            // A jump and the carrier may both call: only the one that finds the timer due rings.
            if (isDisposed || !isArmed)
            {
                return;
            }

            if (Remaining() > TimeSpan.Zero)
            {
                carrier.Change(Remaining(), Timeout.InfiniteTimeSpan);
                return;
            }

            if (period > TimeSpan.Zero)
            {
                Arm(period);
            }
            else
            {
                Disarm();
            }
        }

        callback(state);
    }

    private void Arm(TimeSpan dueTime)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            Disarm();
            carrier.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        dueAt = clock.GetTimestamp() + clock.ToTimestamp(dueTime);
        isArmed = true;
        clock.Keep(this, isArmed: true);
        carrier.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    private void Disarm()
    {
        isArmed = false;
        clock.Keep(this, isArmed: false);
    }

    /// <summary>Rounded up to whole milliseconds, because a carrier that rings early would have to be set again.</summary>
    private TimeSpan Remaining()
    {
        var left = dueAt - clock.GetTimestamp();
        return left <= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(left * 1000.0 / clock.TimestampFrequency));
    }
}
