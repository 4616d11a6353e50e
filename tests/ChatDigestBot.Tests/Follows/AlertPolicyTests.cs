using System.Globalization;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Tests.Follows;

public sealed class AlertPolicyTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly WaitingRow Somebody = new() { SubscriberId = 1, ChatId = 7, ThreadId = 0, TimeZone = "Asia/Shanghai", Language = "zh-Hans", MayReceive = true };

    [Theory]
    [InlineData("08:00", "now")]
    [InlineData("12:00", "now")]
    [InlineData("21:59", "now")]
    [InlineData("22:00", "2026-03-03 08:05")]
    [InlineData("23:30", "2026-03-03 08:05")]
    [InlineData("00:00", "2026-03-02 08:05")]
    [InlineData("07:59", "2026-03-02 08:05")]
    public void Nothing_comes_at_night(string time, string expected) => Assert.Equal(expected, Told(Somebody, At(time)));

    [Theory]
    [InlineData("12:00", "12:30", "2026-03-02 13:00")]
    [InlineData("12:00", "13:00", "now")]
    [InlineData("21:30", "21:40", "2026-03-03 08:05")] // an hour later it is night
    [InlineData("21:30", "21:30", "2026-03-03 08:05")]
    public void One_an_hour_is_enough(string told, string now, string expected) => Assert.Equal(expected, Told(Somebody with { ToldAt = At(told) }, At(now)));

    [Fact]
    public void Who_stopped_or_cannot_be_reached_is_not_told_and_not_looked_at_again()
    {
        Assert.Equal("never", Told(Somebody with { StoppedAt = At("09:00") }, At("12:00")));
        Assert.Equal("never", Told(Somebody with { MayReceive = false }, At("12:00")));
    }

    [Fact]
    public void During_a_break_nothing_comes_and_a_look_each_hour_finds_its_end()
    {
        Assert.Equal("2026-03-02 12:20", Told(Somebody with { PausedUntil = At("12:20") }, At("12:00")));
        Assert.Equal("2026-03-02 13:00", Told(Somebody with { PausedUntil = Subscriber.Forever }, At("12:00")));
        Assert.Equal("now", Told(Somebody with { PausedUntil = At("11:59") }, At("12:00")));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28 22:30", "2026-03-29 08:05")] // a night of one hour less
    [InlineData("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 08:05")]
    [InlineData("Pacific/Apia", "2026-03-28 23:00", "2026-03-29 08:05")]
    public void The_night_is_the_one_on_the_wall(string zone, string local, string expected)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var wall = DateTime.Parse(local, CultureInfo.InvariantCulture);
        var later = Assert.IsType<AlertTiming.Later>(AlertPolicy.Decide(Somebody, info, new DateTimeOffset(wall, info.GetUtcOffset(wall))));
        Assert.Equal(expected, TimeZoneInfo.ConvertTime(later.At, info).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("23:30", "07:05")]
    [InlineData("06:59", "07:05")]
    [InlineData("22:30", null)]
    [InlineData("07:00", null)]
    public void Quiet_hours_are_those_that_were_chosen(string now, string? told)
    {
        var who = Somebody with { QuietFrom = 23 * 60, QuietUntil = 7 * 60 };
        var later = AlertPolicy.Decide(who, Shanghai, At(now)) as AlertTiming.Later;
        Assert.Equal(told, later is null ? null : TimeZoneInfo.ConvertTime(later.At, Shanghai).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Without_quiet_hours_alerts_come_at_night_too()
    {
        var who = Somebody with { QuietFrom = 0, QuietUntil = 0 };
        Assert.IsType<AlertTiming.Now>(AlertPolicy.Decide(who, Shanghai, At("03:00")));
        Assert.Equal(At("03:00").AddDays(1), AlertPolicy.LatestStart(QuietHours.None, At("03:00"), Shanghai));
    }

    [Fact]
    public void A_message_begins_before_the_evening_or_not_at_all() => Assert.Equal(At("22:00"), AlertPolicy.LatestStart(QuietHours.Night, At("21:59"), Shanghai));

    private static DateTimeOffset At(string time) =>
        new(DateOnly.Parse("2026-03-02", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.FromHours(8));

    private static string Told(WaitingRow who, DateTimeOffset now) => AlertPolicy.Decide(who, Shanghai, now) switch
    {
        AlertTiming.Later later => TimeZoneInfo.ConvertTime(later.At, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        AlertTiming.Never => "never",
        _ => "now",
    };
}
