namespace ChatDigestBot.Telegram.Receiving;

/// <summary>Growing waits between attempts, with jitter, so that many bots do not come back in one moment. Pure.</summary>
internal static class BackOff
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How long to leave a refused token alone.</summary>
    public static readonly TimeSpan WrongToken = TimeSpan.FromSeconds(60);

    /// <param name="failures">Failures in a row, the last included.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <returns>Between half and all of 1 s, 2 s, 4 s … 30 s.</returns>
    public static TimeSpan After(int failures, double chance)
    {
        var full = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(failures, 30) - 1));
        return TimeSpan.FromSeconds(full * (0.5 + (chance / 2)));
    }
}
