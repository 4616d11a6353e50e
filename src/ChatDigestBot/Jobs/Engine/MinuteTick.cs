using Hangfire.Server;

namespace ChatDigestBot.Jobs.Engine;

/// <summary>On each full minute of the bot's clock: starts what is due, then puts right schedules that are out of order.</summary>
/// <remarks>Hangfire's scheduler waits in real time; this waits on the clock that was given, so one that jumps wakes it at once.</remarks>
internal sealed class MinuteTick(RecurringJobScheduler scheduler, JobSchedules schedules, TimeProvider clock) : IBackgroundProcess
{
    public void Execute(BackgroundProcessContext context)
    {
        scheduler.Execute(context);
        schedules.Declare();
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
