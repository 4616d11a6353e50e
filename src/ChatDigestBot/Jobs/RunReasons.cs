namespace ChatDigestBot.Jobs;

/// <summary>Why a run failed, or why a firing brought none.</summary>
internal static class RunReasons
{
    public static readonly JobResult UnderWay = new("the run before is still under way", new RunPoint("underWay"));
    public static readonly JobResult Elsewhere = new("it is running on another node", new RunPoint("elsewhere"));
    public static readonly JobResult NotInThisBuild = new("this build has no such job", new RunPoint("notInThisBuild"));
    public static readonly JobResult Stopped = new("stopped by a shutdown or an admin", new RunPoint("stopped"));
    public static readonly JobResult Killed = new("stopped before its end", new RunPoint("killed"));
    public static readonly JobResult TakenOver = new("Another node took it over", new RunPoint("takenOver"));

    public static JobResult TookTooLong(TimeSpan limit) => JobResult.Of($"Stopped after {(long)limit.TotalMinutes:tookTooLong} minutes");

    /// <summary>Its kind only: an exception's words may be people's.</summary>
    public static JobResult Threw(Exception exception) => new(exception.GetType().Name, new RunPoint(exception.GetType().Name));
}
