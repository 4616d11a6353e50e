using ChatDigestBot.Telegram.Inbox;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Telegram.Inbox;

public sealed class HandlerSlotTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly HandlerSlot _slot;
    private int _others;

    public HandlerSlotTests()
    {
        _slot = new HandlerSlot(_clock, () => _others++, () => _others--, _stopping.Token);
        _slot.Occupy();
    }

    public void Dispose()
    {
        _slot.Dispose();
        _stopping.Dispose();
    }

    [Fact]
    public void A_handler_is_told_to_stop_when_its_time_is_over()
    {
        _clock.Advance(HandlerSlot.TimeLimit - Moment);
        Assert.False(_slot.Stop.IsCancellationRequested);
        _clock.Advance(Moment);
        Assert.True(_slot.Stop.IsCancellationRequested);
    }

    [Fact]
    public void Calls_side_by_side_hold_the_time_until_the_last_has_ended()
    {
        var first = HandlerSlot.Call();
        var second = HandlerSlot.Call();
        first!.Dispose();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(_slot.IsCalling);
        Assert.False(_slot.Stop.IsCancellationRequested);

        second!.Dispose();
        Assert.False(_slot.IsCalling);
        AssertTimeRuns();
    }

    [Fact]
    public void Who_steps_aside_gives_the_place_away_and_takes_it_again_with_all_of_its_time()
    {
        using (HandlerSlot.StepAside())
        {
            Assert.Equal(1, _others);
            Assert.False(_slot.IsCalling);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(0, _others);
        AssertTimeRuns();
    }

    [Fact]
    public void A_handler_that_has_ended_is_not_told_to_stop_any_more()
    {
        var isTold = false;
        _slot.Stop.Register(() => isTold = true);
        _slot.Dispose();
        _clock.Advance(HandlerSlot.TimeLimit);
        _stopping.Cancel();

        Assert.False(isTold);
    }

    [Fact]
    public void A_call_that_outlives_its_handler_ends_in_peace()
    {
        var late = HandlerSlot.Call();
        _slot.Dispose();
        late!.Dispose();
        HandlerSlot.Call()!.Dispose();

        Assert.False(_slot.IsCalling);
    }

    private void AssertTimeRuns()
    {
        _clock.Advance(HandlerSlot.TimeLimit - Moment);
        Assert.False(_slot.Stop.IsCancellationRequested);
        _clock.Advance(Moment);
        Assert.True(_slot.Stop.IsCancellationRequested);
    }
}
