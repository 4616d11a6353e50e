using ChatDigestBot.Chats;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Decides whether a command may run in a chat. Pure.</summary>
internal static class AccessPolicy
{
    public static AccessVerdict Decide(Access access, Chat chat) => access switch
    {
        // Not "forbidden": for anybody else, and in groups, the command does not exist.
        Access.Admins => chat.IsAdmin ? AccessVerdict.Allowed : AccessVerdict.Unknown,
        Access.GroupAdmins => chat.IsPrivate ? AccessVerdict.Allowed : AccessVerdict.OnlyForGroupAdmins,
        _ => AccessVerdict.Allowed,
    };
}
