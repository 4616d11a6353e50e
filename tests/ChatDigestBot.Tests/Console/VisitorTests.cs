using System.Globalization;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Console;

public sealed class VisitorTests
{
    [Theory]
    [InlineData("2026-11-28T07:57:00Z", "3 min ago", "3 分钟前")]
    [InlineData("2026-11-28T08:00:30Z", "in a minute", "一分钟内")]
    [InlineData("2026-11-28T08:12:00Z", "in 12 min", "12 分钟后")]
    [InlineData("2026-11-28T15:00:00Z", "today at 23:00", "今天 23:00")]
    [InlineData("2026-11-28T16:00:00Z", "tomorrow at 00:00", "明天 00:00")]
    [InlineData("2026-12-02T00:00:00Z", "Wed 2 Dec at 08:00", "12月2日 周三 08:00")]
    public void An_instant_is_said_as_people_say_it_by_the_visitors_own_clock(string at, string english, string chinese)
    {
        var instant = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        Assert.Equal((english, chinese), (Visitors.Of(Language.English, "Asia/Shanghai").Moment(instant), Visitors.Of(Language.Chinese, "Asia/Shanghai").Moment(instant)));
    }

    [Theory]
    [InlineData("2026-11-28T07:59:40Z", "in a minute", "一分钟内")]
    [InlineData("2026-11-28T08:00:00Z", "in a minute", "一分钟内")]
    [InlineData("2026-11-28T08:12:00Z", "in 12 min", "12 分钟后")]
    public void What_is_due_comes_within_a_minute_and_is_not_gone_by(string at, string english, string chinese)
    {
        var instant = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        Assert.Equal((english, chinese), (Visitors.Of(Language.English).Coming(instant), Visitors.Of(Language.Chinese).Coming(instant)));
    }

    [Theory]
    [InlineData("Etc/GMT+3", "2026-11-28 05:00:00 UTC-3")]
    [InlineData("Etc/GMT-9", "2026-11-28 17:00:00 UTC+9")]
    [InlineData("Etc/GMT", "2026-11-28 08:00:00 Etc/GMT")]
    public void A_zone_that_is_an_offset_is_named_as_people_count_it(string zone, string exact) =>
        Assert.Equal(exact, Visitors.Of(Language.English, zone).Exact(new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void The_exact_moment_names_its_zone() =>
        Assert.Equal("2026-11-28 16:00:00 Asia/Shanghai", Visitors.Of(Language.English, "Asia/Shanghai").Exact(new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero)));
}
