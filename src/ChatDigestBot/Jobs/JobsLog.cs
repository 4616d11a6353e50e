namespace ChatDigestBot.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(300, LogLevel.Error, "Job {Job} failed in run {Run}")]
    public static partial void JobFailed(this ILogger logger, Exception exception, string job, long run);

    [LoggerMessage(301, LogLevel.Information, "A firing of job {Job} is skipped: {Reason}")]
    public static partial void FiringSkipped(this ILogger logger, string job, string reason);

    [LoggerMessage(302, LogLevel.Information, "Job {Job} is on schedule again; next at {Next}")]
    public static partial void JobPutOnSchedule(this ILogger logger, string job, DateTimeOffset? next);

    [LoggerMessage(303, LogLevel.Information, "Job {Job} is no longer declared and was removed")]
    public static partial void JobRemoved(this ILogger logger, string job);

    [LoggerMessage(304, LogLevel.Information, "The schedule of job {Job} is locked, as a node that died leaves one for 20 s; it is put right at the next full minute")]
    public static partial void ScheduleLocked(this ILogger logger, string job);
}
