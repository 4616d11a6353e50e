using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class BroadcastChoicesTests
{
    private static readonly Broadcast Sending = new()
    {
        Id = 1,
        Key = "key",
        AuthorChatId = 42,
        Message = new BroadcastMessage(HtmlText.Encode("words")),
        Contents = [1],
        State = BroadcastState.Sending,
        Recipients = 9,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly UnitCounts None = new() { Planned = 0, Sending = 0, Sent = 0, Failed = 0, InDoubt = 0, Left = 0, Cancelled = 0, Held = 0, PossiblyTwice = 0 };

    private static readonly UnitCounts Mixed = None with { Planned = 3, Sent = 4, Failed = 1, InDoubt = 1 };

    [Fact]
    public void What_was_taken_back_leaves_nothing_to_do() => Assert.Equal("", Of(Sending with { State = BroadcastState.Done, RecalledAt = DateTimeOffset.UnixEpoch }, Mixed));

    [Fact]
    public void What_has_not_begun_can_be_called_off()
    {
        Assert.Equal("Reschedule Withdraw", Of(Sending with { State = BroadcastState.Scheduled }, None));
        Assert.Equal("Withdraw", Of(Sending with { State = BroadcastState.Unapproved }, None));
    }

    [Fact]
    public void What_is_under_way_can_be_held_and_what_is_at_its_end_mended()
    {
        Assert.Equal("Pause Stop | Resend Leave | Recall", Of(Sending, Mixed));
        Assert.Equal("Pause Stop", Of(Sending with { State = BroadcastState.Filling }, None));
        Assert.Equal("Resume Stop | Recall Correct", Of(Sending with { State = BroadcastState.Paused }, None with { Sent = 4, Cancelled = 3, Held = 3 }));
        Assert.Equal("Resend Leave | Retry | Recall Correct", Of(Sending with { State = BroadcastState.Done }, None with { Sent = 4, Failed = 1, InDoubt = 1 }));
        Assert.Equal("", Of(Sending with { State = BroadcastState.Done, Act = BroadcastAct.Recall }, None with { Sent = 4 }));
    }

    private static string Of(Broadcast broadcast, UnitCounts counts) => string.Join(" | ", BroadcastChoices.Of(broadcast, counts).Select(row => string.Join(' ', row)));
}
