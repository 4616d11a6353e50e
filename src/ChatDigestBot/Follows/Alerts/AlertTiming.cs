namespace ChatDigestBot.Follows.Alerts;

/// <summary>When somebody may be told of what matched.</summary>
internal abstract record AlertTiming
{
    private AlertTiming()
    {
    }

    internal sealed record Now : AlertTiming;

    internal sealed record Later(DateTimeOffset At) : AlertTiming;

    /// <summary>Nobody is there to hear it.</summary>
    internal sealed record Never : AlertTiming;
}
