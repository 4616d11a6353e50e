namespace ChatDigestBot.Metrics;

internal static partial class MetricsLog
{
    [LoggerMessage(1700, LogLevel.Warning, "The figures for the collector cannot be read; tried again every {Rest}")]
    public static partial void FiguresFailed(this ILogger logger, Exception exception, TimeSpan rest);

    [LoggerMessage(1701, LogLevel.Information, "The figures for the collector are read again")]
    public static partial void FiguresAreBack(this ILogger logger);
}
