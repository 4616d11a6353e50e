using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Remembers for a minute which groups were greeted: adding a bot by a link brings its arrival and <c>/start</c> in one breath, in either order.</summary>
internal sealed class GroupGreetings(TimeProvider clock)
{
    private const int SweepAbove = 1_000;
    private static readonly TimeSpan OneBreath = TimeSpan.FromMinutes(1);

    private readonly ExpiringMap<long, DateTimeOffset> _greeted = new(SweepAbove, (at, now) => (now - at).Duration() > OneBreath);

    public bool WasGreeted(long chatId) => _greeted.TryGet(chatId, clock.GetUtcNow(), out _);

    public void Greeted(long chatId)
    {
        var now = clock.GetUtcNow();
        _greeted.Set(chatId, now, now);
    }
}
