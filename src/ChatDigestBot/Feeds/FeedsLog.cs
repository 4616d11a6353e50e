namespace ChatDigestBot.Feeds;

internal static partial class FeedsLog
{
    [LoggerMessage(1500, LogLevel.Error, "The list of feeds in {Path} is wrong, so the one from before stays in use: {Problem}")]
    public static partial void FeedListIsWrong(this ILogger logger, string path, string problem);
}
