namespace ChatDigestBot.Conversation;

internal static partial class ConversationLog
{
    [LoggerMessage(600, LogLevel.Error, "Command {Command} failed, fault {FaultId}, update {UpdateId}")]
    public static partial void CommandFailed(this ILogger logger, Exception exception, string command, string faultId, long updateId);

    [LoggerMessage(601, LogLevel.Warning, "Telegram refused the marks of a reply to chat {ChatId}, it went out plain: {Description}")]
    public static partial void MarksRefused(this ILogger logger, long chatId, string description);

    [LoggerMessage(602, LogLevel.Warning, "Telegram refused the buttons of a reply to chat {ChatId}, it went out without: {Description}")]
    public static partial void ButtonsRefused(this ILogger logger, long chatId, string description);

    [LoggerMessage(603, LogLevel.Information, "A reply to chat {ChatId} was not shown: {Reason}")]
    public static partial void ReplyNotShown(this ILogger logger, long chatId, string reason);

    [LoggerMessage(604, LogLevel.Information, "Person {PersonId} asks too fast and is ignored for a minute")]
    public static partial void Flooding(this ILogger logger, long personId);

    [LoggerMessage(605, LogLevel.Information, "Chat {ChatId} is now {Reachability}")]
    public static partial void ReachabilityChanged(this ILogger logger, long chatId, Chats.Reachability reachability);

    [LoggerMessage(606, LogLevel.Information, "Group {FromId} became supergroup {ToId}")]
    public static partial void GroupMigrated(this ILogger logger, long fromId, long toId);

    [LoggerMessage(607, LogLevel.Information, "Set the command menu {Menu}")]
    public static partial void MenuSet(this ILogger logger, string menu);

    [LoggerMessage(608, LogLevel.Information, "The command menu {Menu} could not be set: {Reason}")]
    public static partial void MenuNotSet(this ILogger logger, string menu, string reason);

    [LoggerMessage(609, LogLevel.Warning, "What a reply told about its chat could not be noted ({Error})")]
    public static partial void NoteLost(this ILogger logger, string error);

    [LoggerMessage(610, LogLevel.Information, "Chat {ChatId} asks too fast: its commands are dropped for a minute, the last from person {PersonId}; /ban ID silences either")]
    public static partial void ChatFlooding(this ILogger logger, long chatId, long personId);

    [LoggerMessage(611, LogLevel.Warning, "Telegram does not say whether person {PersonId} administers group {ChatId}: {Reason}")]
    public static partial void AdminsUnknown(this ILogger logger, long personId, long chatId, string reason);

    [LoggerMessage(612, LogLevel.Information, "Admin {AdminId} set the ban of {TelegramId} to {IsBanned}")]
    public static partial void BanSet(this ILogger logger, long adminId, long telegramId, bool isBanned);
}
