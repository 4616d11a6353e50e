using System.Globalization;

namespace ChatDigestBot.Tests.Articles.Reading;

/// <summary>The processor time of the calling thread: what work costs, however busy the machine is.</summary>
internal static class ThreadTime
{
    // Of Linux, 100 to the second on every machine .NET runs on.
    private const double TicksPerSecond = 100;

    public static TimeSpan Used()
    {
        var status = File.ReadAllText("/proc/thread-self/stat");
        var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
