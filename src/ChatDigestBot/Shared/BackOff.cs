namespace ChatDigestBot.Shared;

/// <summary>Waits between attempts that grow up to a limit. Pure.</summary>
/// <param name="First">The wait after the first failure; more than zero.</param>
/// <param name="Factor">How many times longer each wait is than the one before; at least 1.</param>
/// <param name="Max">No wait is longer.</param>
internal readonly record struct BackOff(TimeSpan First, double Factor, TimeSpan Max)
{
    /// <param name="failures">Failures in a row, the last included; below 1 it counts as 1.</param>
    public TimeSpan After(int failures)
    {
        // In double, where what grows without end becomes infinity instead of an overflow.
        var seconds = First.TotalSeconds * Math.Pow(Factor, Math.Max(failures, 1) - 1);
        return seconds < Max.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Max;
    }

    /// <summary>Between half and all of the wait, so that many who failed in one moment do not come back in one.</summary>
    /// <param name="failures">Failures in a row, the last included.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan After(int failures, double chance) => After(failures) * (0.5 + (chance / 2));
}
