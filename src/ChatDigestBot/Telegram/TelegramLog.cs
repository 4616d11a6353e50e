
namespace ChatDigestBot.Telegram;

internal static partial class TelegramLog
{
    [LoggerMessage(200, LogLevel.Information, "This is bot {BotId}, @{Username}")]
    public static partial void Identified(this ILogger logger, long botId, string? username);

    [LoggerMessage(201, LogLevel.Error, "Telegram does not know the token (answer {Code}): check Telegram:Token. Trying again every {Seconds} s")]
    public static partial void TokenRefused(this ILogger logger, int code, int seconds);

    [LoggerMessage(202, LogLevel.Warning, "The Bot API cannot be reached at {Host} ({Reason}); trying again with growing waits of up to {MaxSeconds} s")]
    public static partial void Unreachable(this ILogger logger, string host, string reason, int maxSeconds);

    [LoggerMessage(203, LogLevel.Warning, "Another program receives this bot's updates (409: {Description}); trying again with growing waits of up to {MaxSeconds} s")]
    public static partial void Conflict(this ILogger logger, string description, int maxSeconds);

    [LoggerMessage(204, LogLevel.Information, "The Bot API answers again")]
    public static partial void Reachable(this ILogger logger);

    [LoggerMessage(205, LogLevel.Information, "Receiving updates by long polling")]
    public static partial void Polling(this ILogger logger);

    [LoggerMessage(206, LogLevel.Information, "Receiving updates at {Url}")]
    public static partial void WebhookSet(this ILogger logger, Uri url);

    [LoggerMessage(207, LogLevel.Error, "Telegram refuses the webhook ({Description}); trying again with growing waits of up to {MaxSeconds} s")]
    public static partial void WebhookRefused(this ILogger logger, string description, int maxSeconds);

    [LoggerMessage(208, LogLevel.Warning, "Telegram could not deliver to the webhook at {At}: {Description}")]
    public static partial void WebhookFailing(this ILogger logger, DateTimeOffset at, string description);

    [LoggerMessage(209, LogLevel.Warning, "{Count} updates could not be read; those with an id were put aside in the inbox")]
    public static partial void Unreadable(this ILogger logger, int count);

    [LoggerMessage(210, LogLevel.Error, "Receiving updates failed; beginning again in {Rest}")]
    public static partial void ReceivingFailed(this ILogger logger, Exception exception, TimeSpan rest);

    [LoggerMessage(211, LogLevel.Information, "Receiving updates goes on")]
    public static partial void ReceivingGoesOn(this ILogger logger);

    [LoggerMessage(220, LogLevel.Information, "Resumed {Count} updates that were waiting in the inbox")]
    public static partial void TookUpWaiting(this ILogger logger, int count);

    [LoggerMessage(221, LogLevel.Error, "The inbox could not be written ({Error}); trying again")]
    public static partial void InboxFailed(this ILogger logger, Exception exception, string error);

    [LoggerMessage(230, LogLevel.Information, "The inbox is written again")]
    public static partial void InboxGoesOn(this ILogger logger);

    [LoggerMessage(222, LogLevel.Error, "Update {UpdateId} failed ({Reason}), attempt {Attempt}; trying again")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, long updateId, string reason, int attempt);

    [LoggerMessage(223, LogLevel.Error, "Update {UpdateId} failed {Attempts} times ({Reason}) and was put aside in the inbox")]
    public static partial void PutAside(this ILogger logger, Exception exception, long updateId, string reason, int attempts);

    [LoggerMessage(224, LogLevel.Warning, "Update {UpdateId} waits until the database can be used ({Error})")]
    public static partial void DatabaseAway(this ILogger logger, long updateId, string error);

    [LoggerMessage(225, LogLevel.Warning, "The database does not say who polls ({Error}); asking again every {Seconds} s")]
    public static partial void LeaseUnknown(this ILogger logger, string error, int seconds);

    [LoggerMessage(226, LogLevel.Information, "The database says again who polls")]
    public static partial void LeaseKnown(this ILogger logger);

    [LoggerMessage(227, LogLevel.Warning, "More than {Max} updates of chat {ChatId} wait: the oldest are dropped until it is quieter; /ban silences it")]
    public static partial void LaneOverflows(this ILogger logger, int max, long chatId);

    [LoggerMessage(228, LogLevel.Warning, "{Count} updates wait to be handled: no more are asked for until there is room; Telegram keeps them")]
    public static partial void InboxFull(this ILogger logger, int count);

    [LoggerMessage(229, LogLevel.Information, "There is room for updates again")]
    public static partial void InboxHasRoom(this ILogger logger);
}
