using System.Diagnostics;

namespace ChatDigestBot.Jobs;

/// <summary>Tells the engine that a run failed: what kind of error and where, but not in which words, which may be people's.</summary>
internal sealed class JobFailedException : Exception
{
    // Hangfire shows what it finds here instead of the place where this exception was thrown.
    private const string ShownStackTrace = "OriginalStackTrace";

    public JobFailedException(long run, string reason, Exception cause)
        : base($"{reason}. The log line of run {run} says more.")
    {
        Data[ShownStackTrace] = new StackTrace(cause, fNeedFileInfo: false).ToString();
    }
}
