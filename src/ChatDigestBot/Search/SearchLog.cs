namespace ChatDigestBot.Search;

internal static partial class SearchLog
{
    [LoggerMessage(1000, LogLevel.Debug, "An inline query was not answered: {Outcome}")]
    public static partial void InlineNotAnswered(this ILogger logger, string outcome);
}
