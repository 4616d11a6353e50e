using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Knows which buttons were pressed just now: a tap that comes twice, by a bad line or a trembling finger, is one.</summary>
/// <remarks>A chat's updates are handled one after another, so the second is looked at when the first has been answered; from then on a second counts.</remarks>
internal sealed class RecentPresses(TimeProvider clock)
{
    private const int SweepAbove = 1_000;
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    private readonly ExpiringMap<(long Person, long Chat, int Message, string Data), (long UpdateId, DateTimeOffset At)> _done =
        new(SweepAbove, (press, now) => (now - press.At).Duration() > Together);

    /// <summary>True for the second of two; false for one that is handled again after a crash.</summary>
    public bool IsRepeated(Utterance utterance) =>
        utterance.Origin is CallOrigin.Tap tap && _done.TryGet(KeyOf(utterance, tap), clock.GetUtcNow(), out var press) && press.UpdateId != utterance.UpdateId;

    public void Done(Utterance utterance)
    {
        if (utterance.Origin is CallOrigin.Tap tap)
        {
            var now = clock.GetUtcNow();
            _done.Set(KeyOf(utterance, tap), (utterance.UpdateId, now), now);
        }
    }

    private static (long, long, int, string) KeyOf(Utterance utterance, CallOrigin.Tap tap) => (utterance.Person.Id, utterance.Chat.TelegramId, tap.MessageId, utterance.Text);
}
