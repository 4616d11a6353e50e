namespace ChatDigestBot.Telegram.Pacing;

/// <summary>When the bot as a whole may send its next message. Pure: told the time, in ticks. Not thread-safe.</summary>
/// <remarks>
/// <para>Three rules at once. Messages are spaced evenly at the current rate, with a little slack for late timers, so that nothing bursts.
/// In no second, as the server sees it, are there more than the limit, however unevenly calls travel.
/// And what Telegram froze stays still.</para>
/// <para>The server's second: a call arrives somewhere between its start and its answer. A call that took longer than the quickest of late may have
/// arrived later by as much, so its second begins later by as much; constant distance to the server costs nothing.</para>
/// </remarks>
internal sealed class BotPace(int perSecond)
{
    /// <summary>Beyond this the window is not kept call by call: nothing real comes near such a limit.</summary>
    private const int LargestWindow = 10_000;

    private static readonly long Slack = TimeSpan.FromMilliseconds(50).Ticks;

    /// <summary>How late a call may be thought to have arrived; one that hangs longer must not stop the others.</summary>
    private static readonly long MaxLateness = TimeSpan.FromMilliseconds(250).Ticks;

    private readonly long[] _secondBeginsAt = new long[perSecond <= LargestWindow ? perSecond : 0];
    private readonly QuickestCall _quickest = new();
    private double _rate = perSecond;
    private long _rateChangedAt;
    private long _slowedAt = long.MinValue;
    private long _evenlyAt = long.MinValue;
    private long _taken;

    public long FrozenUntil { get; private set; } = long.MinValue;

    /// <summary>Messages a second at present; below the limit for a while after Telegram complained.</summary>
    public double Rate => _rate;

    /// <summary>The earliest moment for a call of so many messages.</summary>
    public long FreeAt(int messages)
    {
        var freeAt = Math.Max(FrozenUntil, _evenlyAt == long.MinValue ? long.MinValue : _evenlyAt - Slack);
        if (_secondBeginsAt.Length == 0 || messages == 0)
        {
            return freeAt;
        }

        var place = _taken + Math.Min(messages, perSecond) - 1;
        return place < perSecond ? freeAt : Math.Max(freeAt, _secondBeginsAt[place % perSecond] + TimeSpan.TicksPerSecond);
    }

    /// <summary>Counts a call that starts now; the result tells it again when it ends.</summary>
    public long Take(int messages, long now)
    {
        Recover(now);
        var first = _taken;
        _evenlyAt = Math.Max(_evenlyAt, now) + (long)(messages * TimeSpan.TicksPerSecond / _rate);
        for (var message = 0; message < messages && _secondBeginsAt.Length > 0; message++)
        {
            _secondBeginsAt[_taken++ % perSecond] = now + MaxLateness;
        }

        return first;
    }

    /// <param name="first">What <see cref="Take"/> gave.</param>
    public void Finish(long first, int messages, long startedAt, long now)
    {
        if (_secondBeginsAt.Length == 0)
        {
            return;
        }

        var lateness = _quickest.LatenessOf(now - startedAt);
        for (var place = Math.Max(first, _taken - perSecond); place < first + messages; place++)
        {
            ref var begins = ref _secondBeginsAt[place % perSecond];
            begins = Math.Min(begins, startedAt + lateness);
        }
    }

    /// <summary>Telegram complained about the bot: stands still as told, and goes on slower than before.</summary>
    /// <param name="startedAt">When the call started: complaints about calls before the last slowing down slow nothing further.</param>
    public void Throttle(long startedAt, long until, long now)
    {
        FrozenUntil = Math.Max(FrozenUntil, until);
        _evenlyAt = Math.Max(_evenlyAt, FrozenUntil);
        if (startedAt >= _slowedAt)
        {
            _rate = Math.Max(_rate * 0.7, Math.Min(1, perSecond));
            _slowedAt = _rateChangedAt = Math.Max(now, FrozenUntil);
        }
    }

    /// <summary>Two hundredths of the limit a second, so that one complaint is forgotten in a quarter of a minute.</summary>
    private void Recover(long now)
    {
        if (_rate < perSecond && now > _rateChangedAt)
        {
            _rate = Math.Min(perSecond, _rate + (perSecond * 0.02 * (now - _rateChangedAt) / TimeSpan.TicksPerSecond));
            _rateChangedAt = now;
        }
    }

    /// <summary>The quickest of the last few hundred calls: the distance to the server.</summary>
    private sealed class QuickestCall
    {
        private const int Generation = 256;

        private long _previous = long.MaxValue;
        private long _current = long.MaxValue;
        private int _count;

        public long LatenessOf(long took)
        {
            _current = Math.Min(_current, took);
            var quickest = Math.Min(_previous, _current);
            if (++_count == Generation)
            {
                (_previous, _current, _count) = (_current, long.MaxValue, 0);
            }

            return took - quickest;
        }
    }
}
