using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;

namespace ChatDigestBot.Tests.Delivery;

public class FairShareQueueTests
{
    [Fact]
    public void The_urgent_lane_goes_first_and_the_others_take_turns()
    {
        var queue = new FairShareQueue();
        foreach (var (id, lane) in new[] { (1, 1001L), (2, 1001L), (3, 1002L), (4, 1002L), (5, DeliveryUnit.UrgentLane), (6, DeliveryUnit.DigestLane) })
        {
            queue.Add(Row(id, lane));
        }

        Assert.Equal([5, 6, 1, 3, 2, 4], Drain(queue));
        Assert.Equal(0, queue.Count);
        Assert.Null(queue.Take());
    }

    [Fact]
    public void What_was_put_in_front_goes_before_the_rest_of_its_lane()
    {
        var queue = new FairShareQueue();
        queue.Add(Row(1, DeliveryUnit.DigestLane));
        queue.AddFirst(Row(2, DeliveryUnit.DigestLane));

        Assert.Equal([2, 1], Drain(queue));
    }

    private static List<long> Drain(FairShareQueue queue)
    {
        var ids = new List<long>();
        while (queue.Take() is { } row)
        {
            ids.Add(row.Id);
        }

        return ids;
    }

    private static DeliveryRow Row(long id, long lane) => new()
    {
        Id = id,
        Kind = DeliveryKind.Broadcast,
        Unit = "unit",
        ChatId = id,
        ThreadId = 0,
        Part = 1,
        Parts = 1,
        Lane = lane,
        ContentId = 1,
        Attempts = 0,
        Unanswered = 0,
        Epoch = 0,
        NotBefore = DateTimeOffset.UnixEpoch,
        TelegramId = id,
        Reachability = Reachability.Reachable,
        IsBanned = false,
        IsWanted = true,
    };
}
