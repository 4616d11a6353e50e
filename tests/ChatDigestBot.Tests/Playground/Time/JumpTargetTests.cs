using ChatDigestBot.Playground.Time;

namespace ChatDigestBot.Tests.Playground.Time;

public sealed class JumpTargetTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("morning", "2026-11-22T07:29:59+08:00", "2026-11-22T08:00:00+08:00")]
    [InlineData("morning", "2026-11-22T07:30:00+08:00", "2026-11-23T08:00:00+08:00")]
    [InlineData("morning", "2026-11-22T23:30:00+08:00", "2026-11-23T08:00:00+08:00")]
    [InlineData("evening", "2026-11-22T08:00:00+08:00", "2026-11-22T20:00:00+08:00")]
    [InlineData("evening", "2026-11-22T21:00:00+08:00", "2026-11-23T20:00:00+08:00")]
    [InlineData("hour", "2026-11-22T23:30:00+08:00", "2026-11-23T00:30:00+08:00")]
    [InlineData("tenMinutes", "2026-11-22T08:00:00+08:00", "2026-11-22T08:10:00+08:00")]
    [InlineData("day", "2026-11-22T08:00:00+08:00", "2026-11-23T08:00:00+08:00")]
    public void Each_button_leads_to_its_moment(string button, string now, string target)
    {
        Assert.Equal(Parse(target), JumpTarget.Find(button, Parse(now), Shanghai));
    }

    [Fact]
    public void What_is_no_button_leads_nowhere()
    {
        Assert.Null(JumpTarget.Find("yesterday", Parse("2026-11-22T08:00:00+08:00"), Shanghai));
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
