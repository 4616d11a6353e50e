namespace ChatDigestBot.Broadcasts;

internal static partial class BroadcastsLog
{
    [LoggerMessage(1200, LogLevel.Error, "Work on broadcasts failed and is tried again until it works")]
    public static partial void BroadcastsBroke(this ILogger logger, Exception exception);

    [LoggerMessage(1201, LogLevel.Information, "Work on broadcasts goes on")]
    public static partial void BroadcastsGoOn(this ILogger logger);

    [LoggerMessage(1202, LogLevel.Warning, "Broadcast {BroadcastId} has paused itself: too many of its last messages failed")]
    public static partial void BroadcastPausedItself(this ILogger logger, long broadcastId);
}
