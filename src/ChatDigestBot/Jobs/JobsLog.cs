namespace ChatDigestBot.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(300, LogLevel.Error, "Job {Job} failed in run {Run}")]
    public static partial void JobFailed(this ILogger logger, Exception exception, string job, long run);

    [LoggerMessage(301, LogLevel.Information, "Job {Job} is still running, this firing is skipped")]
    public static partial void JobStillRunning(this ILogger logger, string job);
}
