namespace ChatDigestBot.Playground;

internal static partial class PlaygroundLog
{
    [LoggerMessage(2000, LogLevel.Error, "A jump of the clock failed")]
    public static partial void JumpBroke(ILogger logger, Exception problem);
}
