using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Decides who is listened to: nobody who is banned, and nobody who asks faster than people do.</summary>
internal sealed class Bouncer(ChatStore chats, PersonLimits limits, TimeProvider clock, ILogger<Bouncer> logger)
{
    /// <summary>The chat, met if it was unknown, and whether the speaker is to be warned; null for whom the bot stays silent.</summary>
    public async Task<(Chat Chat, bool IsWarned)?> AdmitAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var verdict = limits.Take(utterance.Speaker, utterance.Origin is CallOrigin.Tap ? LimitRate.Taps : LimitRate.Commands, utterance.SaidAt ?? now);
        if (verdict == LimitVerdict.Ignored)
        {
            return null;
        }

        var chat = await chats.MeetAsync(utterance.Chat, now, cancellationToken);
        if (chat.IsBanned || (!chat.IsPrivate && await chats.FindAsync(utterance.Person.Id, cancellationToken) is { IsBanned: true }))
        {
            return null;
        }

        if (verdict == LimitVerdict.Warned)
        {
            logger.Flooding(utterance.Speaker);
        }

        return (chat, verdict == LimitVerdict.Warned);
    }
}
