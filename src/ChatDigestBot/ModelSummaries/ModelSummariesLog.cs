namespace ChatDigestBot.ModelSummaries;

internal static partial class ModelSummariesLog
{
    [LoggerMessage(1600, LogLevel.Warning, "The model at {Host} gives no summaries ({Reason}); digests tell the bot's own, and it is asked again with growing waits of up to {MaxMinutes} min")]
    public static partial void ModelFails(this ILogger logger, string host, string reason, int maxMinutes);

    [LoggerMessage(1601, LogLevel.Information, "The model answers again")]
    public static partial void ModelAnswersAgain(this ILogger logger);
}
