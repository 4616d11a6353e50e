using ChatDigestBot.Playground.Time;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Playground.Time;

public sealed class JumpableClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider real = new(Start);
    private readonly JumpableClock clock;

    public JumpableClockTests()
    {
        clock = new JumpableClock(real, TimeSpan.Zero);
    }

    [Fact]
    public void It_runs_at_real_speed_ahead_by_what_it_jumped()
    {
        clock.JumpTo(Start.AddHours(20));
        real.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Start.AddHours(20).AddSeconds(5), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(20), clock.Offset);
    }

    [Fact]
    public void Elapsed_time_includes_a_jump()
    {
        var before = clock.GetTimestamp();
        clock.JumpTo(Start.AddHours(1));

        Assert.Equal(TimeSpan.FromHours(1), clock.GetElapsedTime(before));
    }

    [Fact]
    public void A_jump_to_the_past_changes_nothing()
    {
        clock.JumpTo(Start.AddDays(-1));

        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public async Task A_delay_ends_when_a_jump_passes_it()
    {
        var passed = Task.Delay(TimeSpan.FromHours(1), clock);
        var later = Task.Delay(TimeSpan.FromHours(3), clock);
        clock.JumpTo(Start.AddHours(2));
        real.Advance(TimeSpan.FromMilliseconds(1));

        await passed.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(later.IsCompleted);

        real.Advance(TimeSpan.FromHours(1));
        await later.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_timer_rings_by_itself_when_its_time_comes()
    {
        var rings = 0;
        using var timer = clock.CreateTimer(_ => rings++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        real.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, rings);
        real.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, rings);
    }

    [Fact]
    public void A_repeating_timer_rings_once_for_a_jump_over_many_periods_and_goes_on()
    {
        var rings = 0;
        using var timer = clock.CreateTimer(_ => rings++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        clock.JumpTo(Start.AddHours(10));
        real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, rings);

        real.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, rings);
    }

    [Fact]
    public void A_disposed_timer_is_silent()
    {
        var rings = 0;
        var timer = clock.CreateTimer(_ => rings++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();

        clock.JumpTo(Start.AddHours(1));
        real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, rings);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void A_timer_set_anew_waits_from_now()
    {
        var rings = 0;
        using var timer = clock.CreateTimer(_ => rings++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromHours(5), Timeout.InfiniteTimeSpan);

        clock.JumpTo(Start.AddHours(2));
        real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, rings);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.JumpTo(Start.AddHours(9));
        real.Advance(TimeSpan.FromHours(9));
        Assert.Equal(0, rings);
    }
}
