using Hangfire.Server;

namespace ChatDigestBot.Jobs.Engine;

/// <summary>On each full minute of the bot's clock: puts right schedules that are out of order, then starts what is due.</summary>
/// <remarks>
/// Hangfire's scheduler waits in real time; this waits on the clock that was given, so one that jumps wakes it at once. What throws here, for a
/// database that is away, Hangfire does again after some seconds: so a build's schedules are declared here from the first, not once at the start.
/// </remarks>
internal sealed class MinuteTick(RecurringJobScheduler scheduler, JobSchedules schedules, TimeProvider clock) : IBackgroundProcess
{
    private bool _isRidOfUndeclared;

    public void Execute(BackgroundProcessContext context)
    {
        _isRidOfUndeclared = _isRidOfUndeclared || schedules.TryRemoveUndeclared();
        schedules.Declare();
        scheduler.Execute(context);
        WaitAsync(context.StoppingToken).GetAwaiter().GetResult();
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        var left = UntilFullMinute();
        do
        {
            await Task.Delay(left, clock, stopping);
            left = UntilFullMinute();
        }
        while (left < TimeSpan.FromSeconds(1)); // a timer may ring a moment early, and nothing would be due until the minute after
    }

    private TimeSpan UntilFullMinute() => TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (clock.GetUtcNow().Ticks % TimeSpan.TicksPerMinute));
}
