using System.Globalization;
using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Tests.Feeds.Reading;

public sealed class FeedDateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Wed, 04 Nov 2026 03:15:06 GMT", "2026-11-04T03:15:06Z")]
    [InlineData("Wed, 4 Nov 2026 03:15:06 +0800", "2026-11-03T19:15:06Z")]
    [InlineData("Thu, 04 Nov 2026 03:15:06 +08:00", "2026-11-03T19:15:06Z")] // the wrong day of the week
    [InlineData("04 Nov 2026 03:15 EST", "2026-11-04T08:15:00Z")]
    [InlineData("Wednesday, November 4, 2026 3:15 PM", "2026-11-04T15:15:00Z")]
    [InlineData("Wed Nov 4 03:15:06 2026", "2026-11-04T03:15:06Z")]
    [InlineData("4 Nov 26 03:15:06 GMT", "2026-11-04T03:15:06Z")]
    [InlineData("2026-11-04T03:15:06Z", "2026-11-04T03:15:06Z")]
    [InlineData("2026-11-04T03:15:06.123456789+08:00", "2026-11-03T19:15:06Z")]
    [InlineData("2026-11-04T03:15:06", "2026-11-04T03:15:06Z")]
    [InlineData("2026-11-04 03:15:06 UTC", "2026-11-04T03:15:06Z")]
    [InlineData("2026-11-04", "2026-11-04T00:00:00Z")]
    [InlineData("Wed, 04 Nov 2026 03:15:06 GMT+8", "2026-11-03T19:15:06Z")]
    [InlineData("Wed, 04 Nov 2026 03:15:06 GMT (Greenwich)", "2026-11-04T03:15:06Z")]
    [InlineData("20261104", "2026-11-04T00:00:00Z")]
    [InlineData(" Tues,  04 Sept 2026\n03:15:06 GMT ", "2026-09-04T03:15:06Z")]
    [InlineData("Tue, 03 Nov 2026 24:00:00 GMT", "2026-11-04T00:00:00Z")]
    [InlineData("mer., 04 nov. 2026 03:15:06 +0100", "2026-11-04T02:15:06Z")]
    [InlineData("2026-11-04 03:15:06 +0800 CST", "2026-11-03T19:15:06Z")]
    [InlineData("2026-11-04 03:15:06 PT", "2026-11-04T11:15:06Z")]
    public void Dates_of_mail_of_xml_and_of_people_are_read(string text, string expected) =>
        Assert.Equal(Instant(expected), Truncate(FeedDate.Read(text, isChinese: false, Now)));

    [Theory]
    [InlineData("2026-11-04 03:15:06", "2026-11-03T19:15:06Z")]
    [InlineData("2026年11月4日 03:15", "2026-11-03T19:15:00Z")]
    [InlineData("2026/11/4 3:15", "2026-11-03T19:15:00Z")]
    [InlineData("周三, 04 Nov 2026 03:15:06 +0800", "2026-11-03T19:15:06Z")]
    [InlineData("Wed, 04 Nov 2026 03:15:06 CST", "2026-11-03T19:15:06Z")]
    [InlineData("2026-11-04 下午3:15", "2026-11-04T07:15:00Z")]
    [InlineData("二〇二六年十一月四日", "2026-11-03T16:00:00Z")]
    public void A_chinese_feed_without_a_zone_means_chinese_time(string text, string expected) =>
        Assert.Equal(Instant(expected), FeedDate.Read(text, isChinese: true, Now));

    [Theory]
    [InlineData("Sun, 29 Nov 2026 12:00:00 GMT")] // Chinese time that says GMT
    [InlineData("2026-11-29T04:30:00Z")]
    public void A_date_ahead_by_hours_is_of_now(string text) => Assert.Equal(Now, FeedDate.Read(text, isChinese: false, Now));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026")]
    [InlineData("2026-11")]
    [InlineData("Invalid Date")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("2031-11-04T03:15:06Z")]
    [InlineData("2026-13-45")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public void What_is_no_date_is_none(string text) => Assert.Null(FeedDate.Read(text, isChinese: false, Now));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Truncate(DateTimeOffset? date) => date is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)) : null;
}
