using ChatDigestBot.Playground.Page;
using ChatDigestBot.Playground.Posts;
using ChatDigestBot.Playground.Time;

namespace ChatDigestBot.Playground.Bots;

/// <summary>Moves the clock so that nothing of the time between is left out: posts appear on their mornings, everybody's digest comes at its hour.</summary>
/// <remarks>A jump goes from event to event. In one leap, a digest of yesterday evening would be too late to be sent.</remarks>
internal sealed class ClockJumps(JumpableClock clock, PostFolder posts, PageNotices notices, BotSteps bot) : IDisposable
{
    /// <summary>More stops than a week of a full playground has; a bot that is always due must not hold the clock.</summary>
    private const int MaxStops = 2000;

    private readonly SemaphoreSlim one = new(1);

    public bool IsJumping => one.CurrentCount == 0;

    /// <summary>What became of the clock, to be kept for the next start.</summary>
    public event Action<TimeSpan>? Jumped;

    public async Task JumpAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        var progress = new ProgressView(target) { Trouble = "The jump failed; the log of the playground says why." };
        try
        {
            progress = await TravelAsync(new ProgressView(target), cancellationToken);
        }
        finally
        {
            one.Release();
            Jumped?.Invoke(clock.Offset);
            notices.Tell(progress with { IsDone = true });
            notices.Tell("clock", Show());
        }
    }

    /// <summary>Lets posts appear whose morning came by itself.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (posts.Release(clock.GetUtcNow()) > 0)
            {
                await bot.IndexAsync(cancellationToken);
                notices.Tell("clock", Show());
            }
        }
        finally
        {
            one.Release();
        }
    }

    public ClockView Show() => new(clock.GetUtcNow(), CanJump: true, posts.CountHeldBack());

    public void Dispose() => one.Dispose();

    private async Task<ProgressView> TravelAsync(ProgressView progress, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow();
        notices.Tell(progress);
        for (var stop = 0; stop < MaxStops; stop++)
        {
            var next = await NextStopAsync(progress.Target, cancellationToken);
            await bot.KeepSignedInAsync(next - clock.GetUtcNow(), cancellationToken);
            clock.JumpTo(next);
            notices.Tell("clock", Show());
            var released = posts.Release(clock.GetUtcNow());
            if (released > 0 || next == progress.Target || await bot.NextPostAtAsync(cancellationToken) <= clock.GetUtcNow())
            {
                notices.Tell(progress = progress with { Posts = (progress.Posts ?? 0) + released });
                await bot.IndexAsync(cancellationToken);
                notices.Tell(progress = progress with { IsIndexed = true });
            }

            await bot.SendDueAsync(cancellationToken);
            var counts = await bot.CountAsync(since, cancellationToken);
            notices.Tell(progress = progress with { People = counts.Digests, Alerted = counts.Alerts, NothingNew = counts.NothingNew });
            if (next == progress.Target)
            {
                break;
            }
        }

        clock.JumpTo(progress.Target);
        return progress;
    }

    private async Task<DateTimeOffset> NextStopAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset?[] stops = [posts.NextAppearance(), await bot.NextPostAtAsync(cancellationToken), await bot.NextDueAtAsync(cancellationToken)];
        return stops.Where(stop => stop > now && stop < target).Min() ?? target;
    }
}
