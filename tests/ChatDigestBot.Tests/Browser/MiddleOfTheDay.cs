namespace ChatDigestBot.Tests.Browser;

/// <summary>Where a clock that runs is put, so that no test depends on the hour at which it is run.</summary>
internal static class MiddleOfTheDay
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>How far the clock is to go ahead to show the next 10:00 in Shanghai.</summary>
    public static TimeSpan Ahead()
    {
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Shanghai).DateTime;
        var ten = now.Date.AddHours(10);
        return (ten > now ? ten : ten.AddDays(1)) - now;
    }
}
