namespace ChatDigestBot.Delivery;

internal static partial class DeliveryLog
{
    [LoggerMessage(900, LogLevel.Information, "This node sends what the ledger holds (epoch {Epoch})")]
    public static partial void Leads(this ILogger logger, long epoch);

    [LoggerMessage(901, LogLevel.Warning, "{Count} messages were being sent when their sender died: {Arrived} had arrived, {NotBegun} had not left, {SentAgain} are sent again and may arrive twice, {InDoubt} are in doubt and wait for a decision")]
    public static partial void RecoveredAfterCrash(this ILogger logger, int count, int arrived, int notBegun, int sentAgain, int inDoubt);

    [LoggerMessage(902, LogLevel.Warning, "Telegram could not read content {ContentId} as it was and gets it in a simpler form from now on: {Description}")]
    public static partial void ContentSimplified(this ILogger logger, long contentId, string description);

    [LoggerMessage(903, LogLevel.Information, "Chat {ChatId} takes no messages ({Reason})")]
    public static partial void ChatSuspended(this ILogger logger, long chatId, string reason);

    [LoggerMessage(904, LogLevel.Information, "Chat {ChatId} has moved to a new Telegram id and is followed")]
    public static partial void ChatMoved(this ILogger logger, long chatId);

    [LoggerMessage(905, LogLevel.Warning, "Message {DeliveryId} failed for good ({Reason})")]
    public static partial void DeliveryFailed(this ILogger logger, long deliveryId, string reason);

    [LoggerMessage(906, LogLevel.Warning, "Message {DeliveryId} is in doubt ({Reason}): it may have arrived")]
    public static partial void DeliveryInDoubt(this ILogger logger, long deliveryId, string reason);

    [LoggerMessage(907, LogLevel.Error, "Sending message {DeliveryId} failed")]
    public static partial void SendBroke(this ILogger logger, Exception exception, long deliveryId);

    [LoggerMessage(908, LogLevel.Error, "The ledger cannot be written; outcomes are kept and written as soon as it can")]
    public static partial void LedgerNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(909, LogLevel.Error, "Delivery failed and is tried again until it works; meanwhile nothing is sent")]
    public static partial void DeliveryBroke(this ILogger logger, Exception exception);

    [LoggerMessage(913, LogLevel.Information, "Delivery works again")]
    public static partial void DeliveryGoesOn(this ILogger logger);

    [LoggerMessage(911, LogLevel.Error, "{Count} chats were lost one after another ({Reason}): they are given back, and no bulk is sent before {RestsUntil}")]
    public static partial void ManyLost(this ILogger logger, int count, string reason, DateTimeOffset restsUntil);

    [LoggerMessage(912, LogLevel.Warning, "The database is an older copy that was put back ({Reason}): {InDoubt} messages planned in it are in doubt and wait for a decision, digests of past hours are not sent, unfinished broadcasts are paused")]
    public static partial void Restored(this ILogger logger, string reason, int inDoubt);

    [LoggerMessage(910, LogLevel.Warning, "This node may not send just now, since another one took over or the database did not take its word that it goes on; it stands by")]
    public static partial void LeadLost(this ILogger logger);
}
