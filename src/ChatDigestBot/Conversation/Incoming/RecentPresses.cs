using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Knows which buttons were pressed just now: a tap that comes twice, by a bad line or a trembling finger, is one.</summary>
/// <remarks>A chat's updates are handled one after another, so the second is looked at when the first has been answered; from then on a second counts.</remarks>
internal sealed class RecentPresses(TimeProvider clock)
{
    private const int SweepAbove = 1_000;
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    private readonly ExpiringMap<(long Person, long Chat), Press> _last = new(SweepAbove, (press, now) => (now - press.At).Duration() > Together);

    /// <summary>True for the second of two, with no other between; false for one that is handled again after a crash.</summary>
    public bool IsRepeated(IncomingMessage message) =>
        message.Origin is CallOrigin.Tap tap
        && _last.TryGet(KeyOf(message), clock.GetUtcNow(), out var last)
        && (last.Message, last.Data) == (tap.MessageId, message.Text)
        && last.UpdateId != message.UpdateId;

    public void Done(IncomingMessage message)
    {
        if (message.Origin is CallOrigin.Tap tap)
        {
            var now = clock.GetUtcNow();
            _last.Set(KeyOf(message), new Press(tap.MessageId, message.Text, message.UpdateId, now), now);
        }
    }

    private static (long, long) KeyOf(IncomingMessage message) => (message.Person.Id, message.Chat.TelegramId);

    private sealed record Press(int Message, string Data, long UpdateId, DateTimeOffset At);
}
