using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Gives and takes roles, for the chat and for pages: written down with what was before, and in the person's menu at once.</summary>
internal sealed class RoleGiving(Database database, RoleStore roles, ChatStore chats, CommandMenu menu, TimeProvider clock)
{
    /// <summary>What can be given, the most first; <see cref="Role.Reader"/> takes.</summary>
    public static IReadOnlyList<Role> Given { get; } = [Role.Admin, Role.Editor, Role.Viewer, Role.Reader];

    /// <summary>False where it is not the giver's to give, and where the person is banned: whoever is not heard has no say.</summary>
    public async Task<bool> GiveAsync(long giverId, long userId, Role role, CancellationToken cancellationToken)
    {
        var isDone = await database.WriteAsync(
            async session =>
            {
                var before = await roles.FindAsync(session, userId);
                if (!Given.Contains(role) || !RolePolicy.MayGive(await roles.FindAsync(session, giverId), before, role)
                    || (role > Role.Reader && await chats.FindByIdAsync(session, userId) is { IsBanned: true }))
                {
                    return false;
                }

                var now = clock.GetUtcNow();
                await roles.GiveAsync(session, userId, role, giverId, now);
                await WriteDownAsync(session, giverId, userId, role, before, now);
                return true;
            },
            cancellationToken);
        if (isDone)
        {
            await ShowAsync(userId, cancellationToken);
        }

        return isDone;
    }

    /// <summary>
    /// Takes the role of somebody who is banned, in that transaction: whoever is not heard in the chat has no say in the console either. Given again it must be,
    /// whatever becomes of the ban. Returns whether there was one; afterwards <see cref="ShowAsync"/> it.
    /// </summary>
    public async Task<bool> TakeFromBannedAsync(DbSession session, long adminId, long userId, DateTimeOffset now)
    {
        var before = await roles.GiveAsync(session, userId, Role.Reader, adminId, now);
        if (before is Role.Reader or Role.Owner)
        {
            return false;
        }

        await WriteDownAsync(session, adminId, userId, Role.Reader, before, now);
        return true;
    }

    /// <summary>The person's menu has what the role allows now.</summary>
    public async Task ShowAsync(long userId, CancellationToken cancellationToken)
    {
        if (await chats.FindAsync(userId, cancellationToken) is { } chat)
        {
            await menu.SetForChatAsync(chat, cancellationToken);
        }
    }

    private static Task WriteDownAsync(DbSession session, long giverId, long userId, Role role, Role before, DateTimeOffset now) => AuditLog.AddAsync(
        session, now, giverId, new AuditAct.RoleGiven(userId.ToString(CultureInfo.InvariantCulture), role.LowerName()) { Was = before.LowerName() });
}
