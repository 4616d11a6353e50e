using ChatDigestBot.Feeds.Fetching;

namespace ChatDigestBot.Tests.Feeds.Fetching;

public sealed class FetchScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData(null, null, 30)]
    [InlineData(10, null, 30)]
    [InlineData(90, 45, 90)]
    [InlineData(10, 240, 240)]
    [InlineData(100_000, null, 1440)] // a wrong figure must not silence a feed
    public void The_longest_wait_that_anybody_asks_for_is_kept_up_to_a_day(int? ttl, int? maxAge, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), FetchSchedule.AfterSuccess(Every, [Minutes(ttl), Minutes(maxAge)], Now));

    [Fact]
    public void Failures_wait_longer_each_time_up_to_half_a_day()
    {
        var waits = Enumerable.Range(1, 10).Select(failures => (FetchSchedule.AfterFailure(Every, failures, null, Now, chance: 1) - Now).TotalMinutes).ToList();
        Assert.Equal([30, 60, 120, 240, 480, 720, 720, 720, 720, 720], waits);
        Assert.Equal(15, (FetchSchedule.AfterFailure(Every, 1, null, Now, chance: 0) - Now).TotalMinutes);
    }

    [Fact]
    public void A_busy_host_gets_the_time_it_asks_for_at_least_five_minutes_and_at_most_a_day()
    {
        Assert.Equal(Now.AddMinutes(5), FetchSchedule.Busy(null, Now));
        Assert.Equal(Now.AddMinutes(5), FetchSchedule.Busy(Now.AddSeconds(1), Now));
        Assert.Equal(Now.AddHours(3), FetchSchedule.Busy(Now.AddHours(3), Now));
        Assert.Equal(Now.AddDays(1), FetchSchedule.Busy(Now.AddDays(400), Now));
        Assert.Equal(Now.AddHours(3), FetchSchedule.AfterFailure(Every, 1, Now.AddHours(3), Now, chance: 1));
    }

    private static TimeSpan? Minutes(int? minutes) => minutes is { } number ? TimeSpan.FromMinutes(number) : null;
}
