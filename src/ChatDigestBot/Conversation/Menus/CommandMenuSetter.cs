using ChatDigestBot.Chats;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram;

namespace ChatDigestBot.Conversation.Menus;

/// <summary>Sets the command menus and what the bot says of itself once after the start, trying again while Telegram cannot be reached.</summary>
internal sealed class CommandMenuSetter(CommandMenu menu, BotIntroduction introduction, MenuMemory memory, ChatStore chats, RoleStore roles, BotAccount account, Database database, TimeProvider clock, ILogger<CommandMenuSetter> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    /// <summary>One pass: the menus for all, those of admins, and those of chats that have one of their own.</summary>
    public async Task<bool> SetOnceAsync(CancellationToken cancellationToken)
    {
        var isDone = await menu.SetForAllAsync(cancellationToken) && await introduction.SetAsync(cancellationToken);
        // Also of those who have a role no longer.
        foreach (var id in (await database.ReadAsync(session => roles.FindHoldersAsync(session, Role.Viewer), cancellationToken)).Union(await memory.ChatsWithMenuAsync(cancellationToken)))
        {
            if (await database.ReadAsync(session => chats.FindByIdAsync(session, id), cancellationToken) is { } chat)
            {
                isDone &= await menu.SetForChatAsync(chat, cancellationToken);
            }
        }

        return isDone;
    }

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        // With a wrong token or no network there is one line about that, not one for each menu.
        await account.GetAsync(cancellationToken);
        return await SetOnceAsync(cancellationToken) ? null : Wait;
    }

    protected override TimeSpan RestAfter(int failures) => Wait;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.MenuNotSet("of all", exception.GetType().Name);

    protected override void SayRecovered() => logger.MenuSet("of all");
}
