using System.Collections.Concurrent;

namespace ChatDigestBot.Feeds.Fetching;

/// <summary>Keeps requests to one host apart, whichever feeds they are for.</summary>
internal sealed class HostPace(FeedsOptions options, TimeProvider clock)
{
    private const int MaxHosts = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _nextAt = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns when it is this caller's turn; callers come one after the other.</summary>
    public async Task WaitAsync(string host, CancellationToken cancellationToken)
    {
        if (options.HostPause <= TimeSpan.Zero)
        {
            return;
        }

        var now = clock.GetUtcNow();
        Forget(now);
        var next = _nextAt.AddOrUpdate(host, now + options.HostPause, (_, at) => (at > now ? at : now) + options.HostPause);
        var wait = next - options.HostPause - now;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (_nextAt.Count > MaxHosts)
        {
            foreach (var (host, _) in _nextAt.Where(pair => pair.Value < now))
            {
                _nextAt.TryRemove(host, out _);
            }
        }
    }
}
