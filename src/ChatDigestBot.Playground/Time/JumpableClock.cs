namespace ChatDigestBot.Playground.Time;

/// <summary>A clock that runs at real speed and can be moved forward; timers that a jump passes fire at once, once.</summary>
/// <remarks>Timestamps jump together with the time of day, so that elapsed times and waits agree with each other.</remarks>
internal sealed class JumpableClock(TimeProvider real, TimeSpan startOffset) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<JumpableTimer> armed = [];
    private TimeSpan offset = startOffset;

    /// <summary>How far this clock is ahead of the real one.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (gate)
            {
                return offset;
            }
        }
    }

    public override long TimestampFrequency => real.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Offset;

    public override long GetTimestamp() => real.GetTimestamp() + ToTimestamp(Offset);

    /// <summary>Moves the clock to an instant; an instant that is already past changes nothing.</summary>
    public void JumpTo(DateTimeOffset instant)
    {
        List<JumpableTimer> timers;
        lock (gate)
        {
            var distance = instant - (real.GetUtcNow() + offset);
            if (distance <= TimeSpan.Zero)
            {
                return;
            }

            offset += distance;
            timers = [.. armed];
        }

        foreach (var timer in timers)
        {
            timer.Rearm();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpableTimer(this, real, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Keep(JumpableTimer timer, bool isArmed)
    {
        lock (gate)
        {
            if (isArmed)
            {
                armed.Add(timer);
            }
            else
            {
                armed.Remove(timer);
            }
        }
    }

    internal long ToTimestamp(TimeSpan time) => (long)(time.TotalSeconds * TimestampFrequency);
}
