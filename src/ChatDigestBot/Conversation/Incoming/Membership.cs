using ChatDigestBot.Chats;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>What a change of the bot's own place in a chat means for sending there. Pure.</summary>
internal static class Membership
{
    public static Reachability After(ChatMemberUpdated change)
    {
        var isPrivate = change.Chat.Type == ChatType.Private;
        return change.NewChatMember switch
        {
            { IsInChat: false } => isPrivate ? Reachability.Blocked : Reachability.Removed,
            ChatMemberRestricted { CanSendMessages: false } => Reachability.Muted,
            ChatMemberAdministrator { CanPostMessages: false } when change.Chat.Type == ChatType.Channel => Reachability.Muted,
            // In a channel only admins write.
            ChatMemberMember when change.Chat.Type == ChatType.Channel => Reachability.Muted,
            _ => Reachability.Reachable,
        };
    }

    /// <summary>True when a group has just taken the bot in: the moment to say what it is for.</summary>
    public static bool IsArrival(ChatMemberUpdated change) =>
        change.Chat.Type is ChatType.Group or ChatType.Supergroup && !change.OldChatMember.IsInChat && After(change) == Reachability.Reachable;

    /// <summary>True when somebody has just given the bot a place where it may write: it was not there, or could not.</summary>
    public static bool IsAppointment(ChatMemberUpdated change) =>
        change.Chat.Type != ChatType.Private && After(change) == Reachability.Reachable && !CouldWrite(change.OldChatMember, change.Chat.Type);

    private static bool CouldWrite(ChatMember before, ChatType type) => before switch
    {
        { IsInChat: false } => false,
        ChatMemberRestricted { CanSendMessages: false } => false,
        ChatMemberAdministrator { CanPostMessages: false } when type == ChatType.Channel => false,
        ChatMemberMember when type == ChatType.Channel => false,
        _ => true,
    };
}
