namespace ChatDigestBot.Broadcasts;

internal static partial class BroadcastsLog
{
    [LoggerMessage(1200, LogLevel.Error, "Work on broadcasts broke off and begins anew")]
    public static partial void BroadcastsBroke(this ILogger logger, Exception exception);
}
