using System.Collections.Concurrent;

namespace ChatDigestBot.Feeds.Fetching;

/// <summary>Keeps requests to one host apart, whichever feeds they are for.</summary>
internal sealed class HostPace(FeedsOptions options, TimeProvider clock)
{
    private const int MaxHosts = 10_000;

    // Since this began, so that a clock that is put back keeps nobody waiting.
    private readonly long _began = clock.GetTimestamp();
    private readonly ConcurrentDictionary<string, TimeSpan> _nextAt = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns when it is this caller's turn; callers come one after the other.</summary>
    public async Task WaitAsync(string host, CancellationToken cancellationToken)
    {
        if (options.HostPause <= TimeSpan.Zero)
        {
            return;
        }

        var now = clock.GetElapsedTime(_began);
        Forget(now);
        var next = _nextAt.AddOrUpdate(host, now + options.HostPause, (_, at) => (at > now ? at : now) + options.HostPause);
        var wait = next - options.HostPause - now;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private void Forget(TimeSpan now)
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
