using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Digests.Verbs;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Tests.Digests;

public class DigestUnitTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData(8, 0, 12, 0)]
    [InlineData(20, 0, 22, 0)]
    [InlineData(21, 30, 22, 30)]
    public void A_digest_begins_within_four_hours_and_before_ten_but_an_hour_is_always_given(int hour, int minute, int latestHour, int latestMinute)
    {
        var slot = new DigestSlot(Day, LocalTime.InstantOf(Day, new TimeOnly(hour, minute), Shanghai));

        Assert.Equal(LocalTime.InstantOf(Day, new TimeOnly(latestHour, latestMinute), Shanghai), DigestUnit.LatestStart(slot, Shanghai));
    }

    [Theory]
    [InlineData("2026-03-02T08:00", "2026-03-02T00:00:00Z")]
    [InlineData("2026-03-02", "2026-03-01T16:00:00Z")]
    [InlineData("2026-03-02T08:00:00+02:00", "2026-03-02T06:00:00Z")]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z")]
    public void A_moment_without_an_offset_is_the_zones(string typed, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), MomentText.Read(typed, Shanghai));

    [Fact]
    public void What_is_no_moment_is_told_so() => Assert.Equal(2, Assert.Throws<VerbException>(() => MomentText.Read("tomorrow", Shanghai)).ExitCode);
}
