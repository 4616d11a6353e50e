using ChatDigestBot.Chats;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>What a change of the bot's own place in a chat means for sending there. Pure.</summary>
internal static class Membership
{
    public static Reachability After(ChatMemberUpdated change)
    {
        var isPrivate = change.Chat.Kind == TelegramChatKind.Private;
        return change.NewChatMember switch
        {
            { IsPresent: false } => isPrivate ? Reachability.Blocked : Reachability.Removed,
            { Status: ChatMemberStatus.Restricted, CanSendMessages: not true } => Reachability.Muted,
            { Status: ChatMemberStatus.Administrator, CanPostMessages: false } when change.Chat.Kind == TelegramChatKind.Channel => Reachability.Muted,
            _ => Reachability.Reachable,
        };
    }

    /// <summary>True when a group has just taken the bot in: the moment to say what it is for.</summary>
    public static bool IsArrival(ChatMemberUpdated change) =>
        change.Chat.Kind is TelegramChatKind.Group or TelegramChatKind.Supergroup && !change.OldChatMember.IsPresent && After(change) == Reachability.Reachable;
}
