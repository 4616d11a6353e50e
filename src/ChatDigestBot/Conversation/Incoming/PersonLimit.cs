namespace ChatDigestBot.Conversation.Incoming;

/// <summary>How much one person, or one group, may ask of the bot. Pure: takes the state before and the moment, gives the verdict and the state after.</summary>
/// <remarks>A burst, then so many a second; who asks for more is warned once and then ignored for a minute. What counts are acts, not messages.</remarks>
internal readonly record struct PersonLimit(double Tokens, DateTimeOffset At, DateTimeOffset IgnoredUntil)
{
    public static readonly TimeSpan IgnoredFor = TimeSpan.FromMinutes(1);

    private Act? LastAct { get; init; }

    private LimitVerdict LastVerdict { get; init; }

    public static PersonLimit Fresh(LimitRate rate, DateTimeOffset now) => new(rate.Burst, now, DateTimeOffset.MinValue);

    /// <param name="rate">How much is allowed.</param>
    /// <param name="now">When it was said.</param>
    /// <param name="act">What was done; null counts by itself.</param>
    public (LimitVerdict Verdict, PersonLimit After) Take(LimitRate rate, DateTimeOffset now, Act? act = null)
    {
        if (act is not null && LastAct is not null)
        {
            if (act.UpdateId == LastAct.UpdateId)
            {
                return (LastVerdict, this); // handled again, after a crash or an outage
            }

            if (act.Continues(LastAct))
            {
                return (LastVerdict == LimitVerdict.Ignored ? LimitVerdict.Ignored : LimitVerdict.Continued, this with { LastAct = act, LastVerdict = LimitVerdict.Continued });
            }
        }

        var (verdict, after) = Count(rate, now);
        return (verdict, after with { LastAct = act, LastVerdict = verdict });
    }

    private (LimitVerdict Verdict, PersonLimit After) Count(LimitRate rate, DateTimeOffset now)
    {
        if (now < At - IgnoredFor)
        {
            // The clock was put back: else whoever asked before would be ignored until it has caught up.
            return Fresh(rate, now).Count(rate, now);
        }

        // Messages carry Telegram's whole seconds, so a later one may look a little earlier.
        var elapsed = now > At ? now - At : TimeSpan.Zero;
        var at = At + elapsed;
        if (at < IgnoredUntil)
        {
            return (LimitVerdict.Ignored, this with { At = at, Tokens = 0 });
        }

        var tokens = Math.Min(rate.Burst, Tokens + (elapsed.TotalSeconds * rate.PerSecond));
        return tokens >= 1
            ? (LimitVerdict.Allowed, new PersonLimit(tokens - 1, at, IgnoredUntil))
            : (LimitVerdict.Warned, new PersonLimit(0, at, at + IgnoredFor));
    }
}

/// <summary>What a person did with one touch; an album or a handful of forwarded messages arrives as many updates.</summary>
/// <param name="Album">Telegram's name of the album.</param>
/// <param name="IsForward">Forwarded from somewhere.</param>
/// <param name="IsCommand">Something to do of its own, whatever it came with.</param>
internal sealed record Act(long UpdateId, DateTimeOffset At, string? Album = null, bool IsForward = false, bool IsCommand = false)
{
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    public bool Continues(Act before) =>
        !IsCommand && ((Album is not null && Album == before.Album) || (IsForward && before.IsForward && (At - before.At).Duration() <= Together));
}
