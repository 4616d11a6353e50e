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
        var act = new Act(message.UpdateId, message.SaidAt ?? now, message.Album, message.IsForward, isCommand);
        var verdict = JudgePerson(message, act);
        if (!IsHeard(verdict))
        {
            return null;
        }

        if (!message.IsPrivate)
        {
            // Before the group's limit: whoever is banned uses up nothing of what others may ask for.
            if (await chats.FindAsync(message.Person.Id, cancellationToken) is { IsBanned: true })
            {
                return null;
            }

            var ofGroup = JudgeGroup(message, act);
            verdict = ofGroup == LimitVerdict.Allowed ? verdict : ofGroup;
            if (!IsHeard(verdict))
            {
                return null;
            }
        }

        var chat = await chats.MeetAsync(message.Chat, now, cancellationToken);
        return chat.IsBanned ? null : (chat, verdict == LimitVerdict.Warned);
    }

    private static bool IsHeard(LimitVerdict verdict) => verdict is not (LimitVerdict.Ignored or LimitVerdict.Continued);

    private LimitVerdict JudgePerson(IncomingMessage message, Act act)
    {
        var verdict = limits.Take(message.Speaker, message.Origin is CallOrigin.Tap ? LimitRate.Taps : LimitRate.Commands, act.At, act);
        if (verdict == LimitVerdict.Warned)
        {
            logger.Flooding(message.Speaker);
        }

        return verdict;
    }

    // One warning a minute for all: in a flooded group even warnings are a flood.
    private LimitVerdict JudgeGroup(IncomingMessage message, Act act)
    {
        var verdict = limits.Take(message.Chat.TelegramId, message.Origin is CallOrigin.Tap ? LimitRate.GroupTaps : LimitRate.GroupCommands, act.At, act);
        if (verdict == LimitVerdict.Warned)
        {
            logger.ChatFlooding(message.Chat.TelegramId, message.Person.Id);
        }

        return verdict;
    }
}
