using System.Collections.Concurrent;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Remembers each person's <see cref="PersonLimit"/> while it matters.</summary>
/// <remarks>In memory: a restart forgives, and each of several nodes counts for itself.</remarks>
internal sealed class PersonLimits
{
    private const int PruneAbove = 10_000;

    private readonly ConcurrentDictionary<(long Person, LimitRate Rate), PersonLimit> _limits = new();

    /// <summary>How many are remembered.</summary>
    public int Count => _limits.Count;

    /// <param name="at">When the person asked, not when we came to it: a backlog after an outage is no flood.</param>
    public LimitVerdict Take(long person, LimitRate rate, DateTimeOffset at)
    {
        if (_limits.Count > PruneAbove)
        {
            Prune(at);
        }

        var verdict = LimitVerdict.Allowed;
        _limits.AddOrUpdate(
            (person, rate),
            _ => Step(PersonLimit.Fresh(rate, at)),
            (_, before) => Step(before));
        return verdict;

        PersonLimit Step(PersonLimit before)
        {
            (verdict, var after) = before.Take(rate, at);
            return after;
        }
    }

    // Whoever was quiet for the longest wait is as good as new.
    private void Prune(DateTimeOffset now)
    {
        foreach (var (key, limit) in _limits)
        {
            if (limit.At + PersonLimit.IgnoredFor < now)
            {
                _limits.TryRemove(key, out _);
            }
        }
    }
}
