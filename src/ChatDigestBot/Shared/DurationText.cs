using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>A length of time as settings and lists write it, a number with a unit: <c>90s</c>, <c>30m</c>, <c>72h</c>, <c>7d</c>.</summary>
internal static class DurationText
{
    private const int MaxCount = 100_000;

    /// <summary>False where it is none, or not more than zero.</summary>
    public static bool TryRead(string text, out TimeSpan length)
    {
        var unit = text is [.., var sign] ? sign : default;
        length = unit switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        var isNumber = int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MaxCount;
        length *= isNumber ? count : 0;
        return length > TimeSpan.Zero;
    }
}
