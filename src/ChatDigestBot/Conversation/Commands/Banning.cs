using ChatDigestBot.Chats;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Bans people and groups and lets them be heard again, for the chat and for pages: written down with what was before, and no role outlives a ban.</summary>
internal sealed class Banning(Database database, ChatStore chats, RoleStore roles, RoleGiving giving)
{
    /// <summary>False where it would be an admin's ban; then nothing is changed.</summary>
    /// <param name="adminId">Whose word it is.</param>
    /// <param name="telegramId">Whom it is about.</param>
    /// <param name="subject">How the audit log names whom it is about.</param>
    /// <param name="isBanned">False lets hear again.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> SetAsync(long adminId, long telegramId, string subject, bool isBanned, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (isDone, hadRole) = await database.WriteAsync(
            async session =>
            {
                if (isBanned && await roles.FindAsync(session, telegramId) >= Role.Admin)
                {
                    return (false, false);
                }

                var wasBanned = await chats.SetBanAsync(session, telegramId, isBanned, now);
                var hadRole = isBanned && await giving.TakeFromBannedAsync(session, adminId, telegramId, now);
                await AuditLog.AddAsync(session, now, adminId, new AuditAct.Ban(subject, isBanned) { Was = AuditAct.Ban.State(wasBanned) });
                return (true, hadRole);
            },
            cancellationToken);
        if (hadRole)
        {
            await giving.ShowAsync(telegramId, cancellationToken);
        }

        return isDone;
    }
}
