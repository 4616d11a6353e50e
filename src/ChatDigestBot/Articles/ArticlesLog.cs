namespace ChatDigestBot.Articles;

internal static partial class ArticlesLog
{
    [LoggerMessage(700, LogLevel.Error, "The topics in {Path} are wrong, so those from before stay in use: {Problem}")]
    public static partial void TopicsAreWrong(this ILogger logger, string path, string problem);
}
