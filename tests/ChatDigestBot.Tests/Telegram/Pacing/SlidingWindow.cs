namespace ChatDigestBot.Tests.Telegram.Pacing;

/// <summary>The strictest reading of a limit: never more than so many in any stretch of time. Refusals count for nothing, but ask for a wait.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan length)
{
    private readonly Queue<TimeSpan> _arrivals = new();

    public TimeSpan? Refusal(TimeSpan now, TimeSpan retryAfter)
    {
        while (_arrivals.TryPeek(out var oldest) && oldest <= now - length)
        {
            _arrivals.Dequeue();
        }

        if (_arrivals.Count >= limit)
        {
            return retryAfter;
        }

        _arrivals.Enqueue(now);
        return null;
    }
}
