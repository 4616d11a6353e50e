namespace ChatDigestBot.Telegram.Pacing;

/// <summary>When one chat may get its next message. Pure: told the time, in ticks. Not thread-safe.</summary>
/// <remarks>
/// One counted call at a time, so that a chat's messages arrive in the order they were sent in. Replies may come in short bursts, as Telegram
/// lets them; bulk keeps the even pace, and in groups leaves a quarter of each minute's messages to replies.
/// </remarks>
internal sealed class ChatPace
{
    private const int ReplyBurst = 3;
    private const int MaxSlowness = 8;

    /// <summary>Clocks and networks are not exact: a little more than the second or the minute that Telegram counts.</summary>
    private const double Margin = 1.03;

    private readonly long _interval;
    private readonly long[]? _window;
    private readonly long _windowLength = (long)(TimeSpan.TicksPerMinute * Margin);
    private long _evenlyAt = long.MinValue;
    private long _taken;
    private double _slowness = 1;

    public ChatPace(long chatId, PacingOptions options)
    {
        ChatId = chatId;
        _interval = (long)(TimeSpan.TicksPerSecond * Margin / options.PerChatPerSecond);
        // Groups, supergroups and channels have negative ids.
        _window = chatId < 0 ? new long[options.PerGroupPerMinute] : null;
    }

    public long ChatId { get; }

    public long FrozenUntil { get; private set; } = long.MinValue;

    public bool IsCalling { get; private set; }

    private long Interval => (long)(_interval * _slowness);

    /// <summary>The earliest moment for a call that counts as so many messages; not before the call under way has ended.</summary>
    public long FreeAt(bool isReply, int messages)
    {
        if (messages == 0)
        {
            return FrozenUntil;
        }

        var slack = isReply ? (ReplyBurst - 1) * _interval : 0;
        var freeAt = Math.Max(FrozenUntil, _evenlyAt == long.MinValue ? long.MinValue : _evenlyAt - slack);
        return _window is null ? freeAt : Math.Max(freeAt, WindowFreeAt(_window, isReply, messages));
    }

    public void Take(int messages, long now)
    {
        if (messages == 0)
        {
            return;
        }

        IsCalling = true;
        _evenlyAt = Math.Max(_evenlyAt, now) + (Interval * messages);
        if (_window is not null)
        {
            for (var message = 0; message < messages; message++)
            {
                _window[_taken++ % _window.Length] = now;
            }
        }
    }

    /// <summary>The call has ended: Telegram counts from its arrival, which was at the latest now.</summary>
    public void Finish(int messages, long startedAt, long now)
    {
        if (messages == 0)
        {
            return;
        }

        IsCalling = false;
        _evenlyAt += now - startedAt;
        _slowness = Math.Max(1, _slowness * 0.75);
        for (var message = 1; _window is not null && message <= Math.Min(messages, _window.Length); message++)
        {
            _window[(_taken - message) % _window.Length] = now;
        }
    }

    public void Throttle(long until)
    {
        FrozenUntil = Math.Max(FrozenUntil, until);
        // No burst after a complaint, and half the pace until some messages have passed.
        _slowness = Math.Min(MaxSlowness, _slowness * 2);
        _evenlyAt = Math.Max(_evenlyAt, FrozenUntil + (2 * _interval));
    }

    /// <summary>Nothing here is worth remembering any more.</summary>
    public bool IsForgettable(long now) => !IsCalling && FrozenUntil <= now && _evenlyAt <= now
        && (_window is null || _taken == 0 || _window[(_taken - 1) % _window.Length] + _windowLength <= now);

    private long WindowFreeAt(long[] window, bool isReply, int messages)
    {
        // The message that must have left the minute before these may enter it.
        var allowed = isReply ? window.Length : Math.Max(1, window.Length * 3 / 4);
        var mustHaveLeft = _taken - allowed + Math.Min(messages, allowed) - 1;
        return mustHaveLeft < 0 ? long.MinValue : window[mustHaveLeft % window.Length] + _windowLength;
    }
}
