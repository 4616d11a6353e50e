using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Delivery;

public sealed class CallGateTests
{
    private readonly List<long> _begun = [];

    private CallGate Gate => field ??= new CallGate(2, row => _begun.Add(row.Row.Id));

    [Fact]
    public void So_many_begin_at_once_and_each_end_lets_the_next_begin()
    {
        Gate.Add([Row(1), Row(2), Row(3), Row(4)]);
        Assert.Equal([1L, 2], _begun);

        Gate.Ended();
        Assert.Equal([1L, 2, 3], _begun);
    }

    [Fact]
    public void What_somebody_waits_for_goes_before_what_was_claimed_earlier()
    {
        Gate.Add([Row(1), Row(2), Row(3)]);
        Gate.Add([Row(4), Row(5, DeliveryUnit.UrgentLane), Row(6, DeliveryUnit.UrgentLane)]);
        Gate.Ended();
        Gate.Ended();
        Gate.Ended();

        Assert.Equal([1L, 2, 5, 6, 3], _begun);
    }

    [Fact]
    public void What_is_taken_back_never_begins()
    {
        Gate.Add([Row(1), Row(2), Row(3)]);
        Assert.Equal([3L], Gate.TakeBack().Select(row => row.Row.Id));
        Gate.Ended();
        Assert.Equal([1L, 2], _begun);
    }

    private static ClaimedRow Row(long id, long lane = DeliveryUnit.DigestLane) => new(
        new DeliveryRow
        {
            Id = id,
            Kind = DeliveryKind.Digest,
            Unit = "u",
            ChatId = id,
            ThreadId = 0,
            Part = 1,
            Parts = 1,
            Lane = lane,
            ContentId = 1,
            Attempts = 0,
            Unanswered = 0,
            Epoch = 1,
            NotBefore = default,
            TelegramId = id,
            Reachability = Reachability.Reachable,
            IsBanned = false,
            IsWanted = true,
        },
        new LoadedContent { Text = HtmlText.Empty, Keyboard = null, Form = default, HasStories = false, PreviewUrl = null },
        default);
}

public sealed class ClaimAheadTests
{
    [Fact]
    public void As_many_as_end_while_a_claim_is_written_are_claimed_twice_over_and_no_more_than_allowed()
    {
        var ahead = new ClaimAhead(100);
        ahead.Note(30, isTrouble: false);
        Assert.Equal(60, ahead.Rows);
        ahead.Note(80, isTrouble: false);
        Assert.Equal(100, ahead.Rows);
    }

    [Fact]
    public void Where_calls_are_slow_it_comes_down_to_nothing()
    {
        var ahead = new ClaimAhead(100);
        ahead.Note(50, isTrouble: false);
        for (var claim = 0; claim < 40; claim++)
        {
            ahead.Note(0, isTrouble: false);
        }

        Assert.Equal(0, ahead.Rows);
    }

    [Fact]
    public void Where_calls_get_nowhere_nothing_is_claimed_ahead()
    {
        var ahead = new ClaimAhead(100);
        ahead.Note(50, isTrouble: false);
        ahead.Note(50, isTrouble: true);
        Assert.Equal(0, ahead.Rows);
    }
}
