using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Decides who is listened to: nobody who is banned, nobody who asks faster than people do, and no group that asks for more than can be said there.</summary>
internal sealed class Bouncer(ChatStore chats, PersonLimits limits, TimeProvider clock, ILogger<Bouncer> logger)
{
    /// <summary>The chat, met if it was unknown, and whether the speaker is to be warned; null for whom the bot stays silent.</summary>
    public async Task<(Chat Chat, bool IsWarned)?> AdmitAsync(Utterance utterance, bool isCommand, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var verdict = Judge(utterance, isCommand, utterance.SaidAt ?? now);
        if (verdict is LimitVerdict.Ignored or LimitVerdict.Continued)
        {
            return null;
        }

        var chat = await chats.MeetAsync(utterance.Chat, now, cancellationToken);
        if (chat.IsBanned || (!chat.IsPrivate && await chats.FindAsync(utterance.Person.Id, cancellationToken) is { IsBanned: true }))
        {
            return null;
        }

        return (chat, verdict == LimitVerdict.Warned);
    }

    private LimitVerdict Judge(Utterance utterance, bool isCommand, DateTimeOffset at)
    {
        var isTap = utterance.Origin is CallOrigin.Tap;
        var act = new Act(utterance.UpdateId, at, utterance.Album, utterance.IsForward, isCommand);
        var verdict = limits.Take(utterance.Speaker, isTap ? LimitRate.Taps : LimitRate.Commands, at, act);
        if (verdict == LimitVerdict.Warned)
        {
            logger.Flooding(utterance.Speaker);
        }

        if (verdict is LimitVerdict.Ignored or LimitVerdict.Continued || utterance.IsPrivate)
        {
            return verdict;
        }

        // One warning a minute for all: in a flooded group even warnings are a flood.
        var ofGroup = limits.Take(utterance.Chat.TelegramId, isTap ? LimitRate.GroupTaps : LimitRate.GroupCommands, at, act);
        if (ofGroup == LimitVerdict.Warned)
        {
            logger.ChatFlooding(utterance.Chat.TelegramId, utterance.Person.Id);
        }

        return ofGroup == LimitVerdict.Allowed ? verdict : ofGroup;
    }
}
