using System.Globalization;
using ChatDigestBot.Broadcasts.Writing;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class ScheduledTimeTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    // Monday, 14:20 in Shanghai.
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 6, 20, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-05 09:00", "03-05 09:00")]
    [InlineData("2026-03-05T09:00", "03-05 09:00")]
    [InlineData("3月5日 9点", "03-05 09:00")]
    [InlineData("03-05 9:30", "03-05 09:30")]
    [InlineData("明天 9:00", "03-03 09:00")]
    [InlineData("明早八点", "03-03 08:00")]
    [InlineData("今晚八点", "03-02 20:00")]
    [InlineData("tomorrow 9am", "03-03 09:00")]
    [InlineData("day after tomorrow 18:00", "03-04 18:00")]
    [InlineData("20:00", "03-02 20:00")]
    [InlineData("9:00", "03-03 09:00")]
    public void A_time_is_read_on_the_editors_clock(string words, string local)
    {
        Assert.True(ScheduledTime.TryRead(words, Now, Shanghai, out var at));
        Assert.Equal(local, at.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("today 9:00")]
    [InlineData("2026-02-30 09:00")]
    [InlineData("2020-01-01 09:00")]
    [InlineData("at 9:00 with cake")]
    public void What_is_no_moment_ahead_is_refused(string words) => Assert.False(ScheduledTime.TryRead(words, Now, Shanghai, out _));

    [Fact]
    public void What_is_suggested_lies_ahead_and_can_be_read_again()
    {
        var choices = ScheduledTime.Suggest(Now, Shanghai);
        Assert.InRange(choices.Count, 4, 6);
        Assert.All(choices, local => Assert.True(ScheduledTime.TryRead(local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Now, Shanghai, out _)));
    }
}
