using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatDigestBot.Benchmarks;

/// <summary>Where figures were taken, and what the process used.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");

    /// <summary>A figure of <c>/proc/self/status</c> in megabytes: <c>VmRSS</c>, <c>VmHWM</c> (the peak), <c>RssAnon</c>.</summary>
    public static double Megabytes(string name, string process = "self")
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The value below which a share of the sorted values lies.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * share) - 1, 0, sorted.Count - 1)];
}
