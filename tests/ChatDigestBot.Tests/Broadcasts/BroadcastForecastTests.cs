using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class BroadcastForecastTests
{
    private static readonly long Other = DeliveryUnit.BroadcastLane(7);

    [Theory]
    [InlineData(3000, 0, 100)]
    [InlineData(3000, 300, 110)]
    [InlineData(3000, 90_000, 200)] // of another broadcast that takes turns no more goes before than it has itself
    [InlineData(0, 500, 0)]
    public void It_ends_when_its_turns_are_over(int own, int others, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BroadcastForecast.Duration(own, new Dictionary<long, long> { [Other] = others }, perSecond: 30));

    [Fact]
    public void What_somebody_waits_for_goes_before_it_and_what_is_its_own_is_counted_once() => Assert.Equal(
        TimeSpan.FromSeconds(20),
        BroadcastForecast.Duration(300, new Dictionary<long, long> { [Other] = 250, [DeliveryUnit.UrgentLane] = 300 }, perSecond: 30, own: Other));
}
