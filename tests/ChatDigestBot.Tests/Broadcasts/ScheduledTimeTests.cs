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
    [InlineData("3月5日9点", "03-05 09:00")]
    [InlineData("3月5号晚上9点半", "03-05 21:30")]
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
    [InlineData("周五 18:00", "03-06 18:00")]
    [InlineData("星期五晚上八点", "03-06 20:00")]
    [InlineData("周一 9:00", "03-09 09:00")] // this Monday's nine o'clock has passed
    [InlineData("周一 20:00", "03-02 20:00")]
    [InlineData("下周一早上9点", "03-09 09:00")]
    [InlineData("下周三 12:00", "03-11 12:00")]
    [InlineData("這週五 9:00", "03-06 09:00")]
    [InlineData("本周日 10点", "03-08 10:00")]
    [InlineData("Friday 9am", "03-06 09:00")]
    [InlineData("on Thursday at 17:30", "03-05 17:30")]
    [InlineData("next Tuesday 8:00", "03-10 08:00")]
    [InlineData("9am tomorrow", "03-03 09:00")]
    [InlineData("大后天 9:00", "03-05 09:00")]
    [InlineData("March 5 9am", "03-05 09:00")]
    [InlineData("5 March 9:00", "03-05 09:00")]
    [InlineData("24th December, 18:00", "12-24 18:00")]
    [InlineData("Dec 24th 6pm", "12-24 18:00")]
    [InlineData("3/24 18:00", "03-24 18:00")]
    [InlineData("24/12 18:00", "12-24 18:00")]
    [InlineData("in 2 hours", "03-02 16:20")]
    [InlineData("in two hours", "03-02 16:20")]
    [InlineData("in half an hour", "03-02 14:50")]
    [InlineData("in 45 min", "03-02 15:05")]
    [InlineData("两小时后", "03-02 16:20")]
    [InlineData("半个小时后", "03-02 14:50")]
    [InlineData("30 分钟之后", "03-02 14:50")]
    public void Days_of_the_week_named_months_and_hours_from_now_are_read_too(string words, string local)
    {
        Assert.True(ScheduledTime.TryRead(words, Now, Shanghai, out var at));
        Assert.Equal(local, at.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("12月31日 24:00", "2027-01-01 00:00")]
    [InlineData("31 December midnight", "2027-01-01 00:00")]
    [InlineData("今晚12点", "2026-03-03 00:00")]
    [InlineData("今晚十二点半", "2026-03-03 00:30")]
    [InlineData("今晚一点", "2026-03-03 01:00")]
    [InlineData("明晚12点", "2026-03-04 00:00")]
    [InlineData("tonight at midnight", "2026-03-03 00:00")]
    [InlineData("tonight 12am", "2026-03-03 00:00")]
    [InlineData("周五 24:00", "2026-03-07 00:00")]
    [InlineData("24:00", "2026-03-03 00:00")]
    [InlineData("3月3日 0:00", "2026-03-03 00:00")]
    [InlineData("tonight at 8", "2026-03-02 20:00")]
    [InlineData("8pm tonight", "2026-03-02 20:00")]
    public void Midnight_at_the_end_of_a_day_is_not_the_one_before_it(string words, string local) => Assert.Equal(local, Read(words, Now));

    [Theory]
    [InlineData("1 January 2027 9:00", "2027-01-01 09:00")]
    [InlineData("January 1st, 2027 at 9am", "2027-01-01 09:00")]
    [InlineData("24/12/2026 18:00", "2026-12-24 18:00")]
    [InlineData("1 Dec 1830", "2026-12-01 18:30")]
    [InlineData("1 Dec 2045", "2026-12-01 20:45")]
    public void A_year_behind_a_day_is_no_hour(string words, string local) => Assert.Equal(local, Read(words, Now));

    [Theory]
    [InlineData("1 January 2027")]
    [InlineData("24/12/2026")]
    public void A_day_with_its_year_alone_says_no_hour(string words) => Assert.Null(Read(words, Now));

    [Theory]
    [InlineData("2月29日 9:00")]
    [InlineData("29 Feb 9:00")]
    public void The_29th_of_February_of_next_year_is_known_in_the_year_before(string words) =>
        Assert.Equal("2028-02-29 09:00", Read(words, new DateTimeOffset(2027, 12, 15, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("")]
    [InlineData("本周一 9:00")]
    [InlineData("Friday")]
    [InlineData("31 February 9:00")]
    [InlineData("in 0 minutes")]
    [InlineData("money 9:00")]
    [InlineData("周刊 9:00")]
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

    private static string? Read(string words, DateTimeOffset now) =>
        ScheduledTime.TryRead(words, now, Shanghai, out var at) ? at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
