using ChatDigestBot.Chats;
using ChatDigestBot.Roles;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Decides whether a command may run in a chat. Pure.</summary>
internal static class AccessPolicy
{
    public static AccessVerdict Decide(Access access, Chat chat) => access switch
    {
        // Not "forbidden": for anybody else, and in groups, the command does not exist.
        _ when chat.Role < RoleNeededFor(access) => AccessVerdict.Unknown,
        Access.GroupAdmins => chat.IsPrivate ? AccessVerdict.Allowed : AccessVerdict.OnlyForGroupAdmins,
        _ => AccessVerdict.Allowed,
    };

    public static Role RoleNeededFor(Access access) => access switch
    {
        Access.Viewers => Role.Viewer,
        Access.Editors => Role.Editor,
        Access.Admins => Role.Admin,
        _ => Role.Reader,
    };
}
