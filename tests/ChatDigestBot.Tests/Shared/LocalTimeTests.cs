using System.Globalization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class LocalTimeTests
{
    [Theory]
    // Ordinary days.
    [InlineData("Asia/Shanghai", "2026-03-02 08:00", "2026-03-02T00:00:00Z")]
    [InlineData("America/New_York", "2026-01-15 08:00", "2026-01-15T13:00:00Z")]
    // Spring: 02:00 to 03:00 does not exist, so every minute of it is 03:00.
    [InlineData("America/New_York", "2026-03-08 01:59", "2026-03-08T06:59:00Z")]
    [InlineData("America/New_York", "2026-03-08 02:00", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08 02:30", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08 03:00", "2026-03-08T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:00:00Z")]
    // Autumn: 01:30 comes twice, and the first is meant.
    [InlineData("America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "2026-11-01 02:00", "2026-11-01T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00Z")]
    // Half an hour only.
    [InlineData("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z")]
    // Summer time that pauses for Ramadan.
    [InlineData("Africa/Casablanca", "2026-02-15 02:30", "2026-02-15T01:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-01 08:00", "2026-03-01T08:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22 02:30", "2026-03-22T02:00:00Z")]
    // Samoa had no 30 December 2011.
    [InlineData("Pacific/Apia", "2011-12-29 08:00", "2011-12-29T18:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30 08:00", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-31 08:00", "2011-12-30T18:00:00Z")]
    // Midnight that does not exist.
    [InlineData("America/Santiago", "2026-09-06 00:00", "2026-09-06T04:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-05-01 06:00", "2026-05-01T00:15:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-05-01 08:00", "2026-04-30T18:00:00Z")]
    [InlineData("Etc/GMT+12", "2026-05-01 08:00", "2026-05-01T20:00:00Z")]
    public void A_wall_time_is_one_instant(string zone, string wall, string instant)
    {
        var local = DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var expected = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(expected, LocalTime.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Fact]
    public void Every_hour_of_every_day_comes_in_order_and_shows_itself_or_follows_a_gap()
    {
        foreach (var id in new[] { "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Shanghai", "America/St_Johns" })
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
            var before = DateTimeOffset.MinValue;
            for (var wall = new DateTime(2026, 1, 1); wall.Year == 2026; wall = wall.AddMinutes(30))
            {
                var instant = LocalTime.InstantOf(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall), zone);
                Assert.True(instant >= before, $"{id} {wall:s}");
                var shown = LocalTime.At(instant, zone);
                Assert.True(shown == wall || (shown > wall && LocalTime.At(instant.AddSeconds(-1), zone) < wall), $"{id} {wall:s} is {shown:s}");
                before = instant;
            }
        }
    }
}
