namespace ChatDigestBot.Broadcasts;

/// <summary>When a broadcast will have gone out. Pure.</summary>
internal static class BroadcastForecast
{
    /// <param name="messages">Still to be sent, with what is planned before them.</param>
    /// <param name="perSecond">The allowed pace.</param>
    public static TimeSpan Duration(long messages, int perSecond) => TimeSpan.FromSeconds(Math.Ceiling(messages / (double)Math.Max(perSecond, 1)));

    /// <summary>How long until the next report: seconds at first, longer for long ones, since each edit is a message less.</summary>
    public static TimeSpan ReportInterval(TimeSpan running) => running < TimeSpan.FromMinutes(1)
        ? TimeSpan.FromSeconds(3)
        : running < TimeSpan.FromMinutes(10) ? TimeSpan.FromSeconds(10) : TimeSpan.FromSeconds(30);
}
