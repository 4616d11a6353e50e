using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Tests.Delivery;

public sealed class DeliveryUnitTests
{
    [Theory]
    [InlineData("slot:2026-11-28", "2026-11-28")]
    [InlineData("slot:2026-11-28:2", "2026-11-28")]
    [InlineData("slot:2026-11-28:2:stopped:1732752000000", "2026-11-28")]
    [InlineData("slot:soon", null)]
    [InlineData("broadcast:3", null)]
    public void The_day_of_a_digest_is_read_whichever_of_that_day_it_is(string unit, string? day) =>
        Assert.Equal(day, DeliveryUnit.SlotDateOf(unit)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("broadcast:3", 3L)]
    [InlineData("broadcast:-3", null)]
    [InlineData("broadcast:", null)]
    [InlineData("slot:2026-11-28", null)]
    public void The_number_of_a_broadcast_is_read_from_its_unit(string unit, long? number) => Assert.Equal(number, DeliveryUnit.BroadcastOf(unit));

    [Fact]
    public void What_is_written_is_read()
    {
        Assert.Equal(7, DeliveryUnit.BroadcastOf(DeliveryUnit.OfBroadcast(7)));
        Assert.Equal(new DateOnly(2026, 11, 28), DeliveryUnit.SlotDateOf(DeliveryUnit.Slot(new DateOnly(2026, 11, 28), 3)));
    }
}
