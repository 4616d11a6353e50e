using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class BackOffTests
{
    private static readonly BackOff Waits = new(TimeSpan.FromSeconds(5), 2, TimeSpan.FromMinutes(1));

    [Theory]
    [InlineData(-3, 5)]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 40)]
    [InlineData(5, 60)]
    [InlineData(int.MaxValue, 60)]
    public void Waits_grow_up_to_the_longest_whatever_the_number(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Waits.After(failures));

    [Fact]
    public void Chance_spreads_those_who_failed_together_over_half_of_the_wait()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), Waits.After(2, chance: 0));
        Assert.Equal(TimeSpan.FromSeconds(10), Waits.After(2, chance: 1));
    }
}
