using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Decides who is listened to: nobody who is banned, nobody who asks faster than people do, and no group that asks for more than can be said there.</summary>
internal sealed class AdmissionControl(ChatStore chats, PersonLimits limits, TimeProvider clock, ILogger<AdmissionControl> logger)
{
    /// <summary>The chat, met if it was unknown, and whether the speaker is to be warned; null for whom the bot stays silent.</summary>
    public async Task<(Chat Chat, bool IsWarned)?> AdmitAsync(IncomingMessage message, bool isCommand, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var verdict = Judge(message, isCommand, message.SaidAt ?? now);
        if (verdict is LimitVerdict.Ignored or LimitVerdict.Continued)
        {
            return null;
        }

        var chat = await chats.MeetAsync(message.Chat, now, cancellationToken);
        if (chat.IsBanned || (!chat.IsPrivate && await chats.FindAsync(message.Person.Id, cancellationToken) is { IsBanned: true }))
        {
            return null;
        }

        return (chat, verdict == LimitVerdict.Warned);
    }

    private LimitVerdict Judge(IncomingMessage message, bool isCommand, DateTimeOffset at)
    {
        var isTap = message.Origin is CallOrigin.Tap;
        var act = new Act(message.UpdateId, at, message.Album, message.IsForward, isCommand);
        var verdict = limits.Take(message.Speaker, isTap ? LimitRate.Taps : LimitRate.Commands, at, act);
        if (verdict == LimitVerdict.Warned)
        {
            logger.Flooding(message.Speaker);
        }

        if (verdict is LimitVerdict.Ignored or LimitVerdict.Continued || message.IsPrivate)
        {
            return verdict;
        }

        // One warning a minute for all: in a flooded group even warnings are a flood.
        var ofGroup = limits.Take(message.Chat.TelegramId, isTap ? LimitRate.GroupTaps : LimitRate.GroupCommands, at, act);
        if (ofGroup == LimitVerdict.Warned)
        {
            logger.ChatFlooding(message.Chat.TelegramId, message.Person.Id);
        }

        return ofGroup == LimitVerdict.Allowed ? verdict : ofGroup;
    }
}
