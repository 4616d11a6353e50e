using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Remembers each person's, and each group's, <see cref="PersonLimit"/> while it matters.</summary>
/// <remarks>In memory: a restart forgives, and each of several nodes counts for itself.</remarks>
internal sealed class PersonLimits
{
    private const int SweepAbove = 10_000;

    // Whoever was quiet for the longest wait is as good as new.
    private readonly ExpiringMap<(long Speaker, LimitRate Rate), PersonLimit> _limits = new(SweepAbove, (limit, now) => limit.At + PersonLimit.IgnoredFor < now);

    /// <summary>How many are remembered.</summary>
    public int Count => _limits.Count;

    /// <summary>How often those who matter no longer were looked for.</summary>
    public int Sweeps => _limits.Sweeps;

    /// <param name="speaker">A person, or a group.</param>
    /// <param name="rate">How much is allowed.</param>
    /// <param name="at">When it was asked, not when we came to it: a backlog after an outage is no flood.</param>
    /// <param name="act">What was done; null counts by itself.</param>
    public LimitVerdict Take(long speaker, LimitRate rate, DateTimeOffset at, Act? act = null) =>
        _limits.Change((speaker, rate), at, before => before.Take(rate, at, act), PersonLimit.Fresh(rate, at));
}
