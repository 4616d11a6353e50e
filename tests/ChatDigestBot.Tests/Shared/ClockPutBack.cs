using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Shared;

/// <summary>A clock whose time of day is put back while what it measures goes on, as of any computer; the test library's own puts back both.</summary>
internal sealed class ClockPutBack(FakeTimeProvider clock) : TimeProvider
{
    public TimeSpan By { get; set; }

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - By;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
