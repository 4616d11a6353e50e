namespace ChatDigestBot.Conversation.Incoming;

/// <summary>How much one person may ask of the bot. Pure: takes the state before and the moment, gives the verdict and the state after.</summary>
/// <remarks>A burst of five, then one a second; who asks for more is warned once and then ignored for a minute.</remarks>
internal readonly record struct PersonLimit(double Tokens, DateTimeOffset At, DateTimeOffset IgnoredUntil)
{
    public static readonly TimeSpan IgnoredFor = TimeSpan.FromMinutes(1);

    public static PersonLimit Fresh(LimitRate rate, DateTimeOffset now) => new(rate.Burst, now, DateTimeOffset.MinValue);

    public (LimitVerdict Verdict, PersonLimit After) Take(LimitRate rate, DateTimeOffset now)
    {
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
