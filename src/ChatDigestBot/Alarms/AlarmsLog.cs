namespace ChatDigestBot.Alarms;

internal static partial class AlarmsLog
{
    [LoggerMessage(1400, LogLevel.Warning, "Alarm {Kind} {Subject} since {Since}; the admins are told")]
    public static partial void AlarmBegan(this ILogger logger, string kind, string subject, DateTimeOffset since);

    [LoggerMessage(1401, LogLevel.Information, "Alarm {Kind} {Subject} is over")]
    public static partial void AlarmOver(this ILogger logger, string kind, string subject);

    [LoggerMessage(1402, LogLevel.Error, "Looking for {Kind} fails; said once until it succeeds")]
    public static partial void SourceFailed(this ILogger logger, Exception exception, string kind);

    [LoggerMessage(1403, LogLevel.Error, "Looking for alarms fails; it is tried again every {Rest}")]
    public static partial void WatchFailed(this ILogger logger, Exception exception, TimeSpan rest);

    [LoggerMessage(1404, LogLevel.Information, "Alarms are looked for again")]
    public static partial void WatchGoesOn(this ILogger logger);
}
