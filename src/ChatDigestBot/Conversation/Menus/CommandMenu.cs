using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Roles;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Texts;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Conversation.Menus;

/// <summary>Keeps Telegram's command menus as they should be, and asks only where something changed.</summary>
/// <remarks>
/// People have the menu in their Telegram's language. A chat gets one of its own when it needs one: an admin's, with the admin
/// commands, that of a chat which chose another language, and that of a reader of Traditional Chinese, which Telegram's two letters cannot tell from Simplified. Two nodes may set the same menu; that is harmless.
/// </remarks>
internal sealed class CommandMenu(CommandCatalogue catalogue, TextCatalogue texts, PacedApi api, MenuMemory memory, ILogger<CommandMenu> logger)
{
    private static readonly (BotCommandScope Scope, string Name)[] Scopes = [(new BotCommandScopeAllPrivateChats(), "private"), (new BotCommandScopeAllGroupChats(), "groups")];

    /// <summary>Sets the menus everybody sees; false when Telegram could not be reached for one of them.</summary>
    public async Task<bool> SetForAllAsync(CancellationToken cancellationToken)
    {
        await ForgetWhatTelegramLostAsync(cancellationToken);
        var isDone = true;
        foreach (var (scope, name) in Scopes)
        {
            // People of any other language see the one without a language.
            isDone &= await SetAsync(name, scope, null, Commands(Language.English, Role.Reader), cancellationToken);
            isDone &= await SetAsync($"{name}/zh", scope, Language.Chinese.ShortTag(), Commands(Language.Chinese, Role.Reader), cancellationToken);
        }

        return isDone;
    }

    /// <summary>Sets the menu of one chat, in the language it chose, with what it may use.</summary>
    public Task<bool> SetForChatAsync(Chat chat, CancellationToken cancellationToken) => SetAsync(
        MenuMemory.NameOf(chat), new BotCommandScopeChat { ChatId = chat.TelegramId }, null, Commands(chat.Language, chat.Role), cancellationToken);

    /// <summary>Takes back a chat's own menu, once the note that it has one is erased.</summary>
    public Task ClearForChatAsync(Chat chat, CancellationToken cancellationToken) =>
        api.SendAsync(new DeleteMyCommandsRequest { Scope = new BotCommandScopeChat { ChatId = chat.TelegramId } }, SendPriority.Reply, cancellationToken);

    // Menus can be deleted without us, at @BotFather or with a Bot API server of one's own.
    private async Task ForgetWhatTelegramLostAsync(CancellationToken cancellationToken)
    {
        if (!await memory.IsEmptyAsync(cancellationToken) && await api.SendAsync(new GetMyCommandsRequest { Scope = new BotCommandScopeAllPrivateChats() }, SendPriority.Bulk, cancellationToken)
            is ApiResult<BotCommand[]>.Ok { Value.Length: 0 })
        {
            await memory.ForgetAllAsync(cancellationToken);
        }
    }

    private List<BotCommand> Commands(Language language, Role role) =>
        [.. catalogue.Shown(role).Select(command => new BotCommand { Command = command.Name, Description = texts.Get(language, command.TextKey) })];

    private async Task<bool> SetAsync(string menu, BotCommandScope scope, string? languageCode, List<BotCommand> commands, CancellationToken cancellationToken)
    {
        var fingerprint = MenuMemory.FingerprintOf(string.Join('\n', commands.Select(command => $"{command.Command} {command.Description}")));
        if (await memory.KnowsAsync(menu, fingerprint, cancellationToken))
        {
            return true;
        }

        var result = await api.SendAsync(new SetMyCommandsRequest { Commands = commands, Scope = scope, LanguageCode = languageCode }, SendPriority.Bulk, cancellationToken);
        if (!result.IsDone)
        {
            logger.MenuNotSet(menu, result.GetType().Name);
            // An admin who never spoke to the bot has no menu yet; that is no reason to try again every minute.
            return result is ApiResult<bool>.Refused { ConcernsBot: false } or ApiResult<bool>.ChatGone;
        }

        await memory.KeepAsync(menu, fingerprint, cancellationToken);
        logger.MenuSet(menu);
        return true;
    }
}
