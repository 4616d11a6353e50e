using ChatDigestBot.Playground.Posts;

namespace ChatDigestBot.Playground.Bots;

/// <summary>Lets held-back posts appear on their mornings also when nobody moves the clock.</summary>
internal sealed class Mornings : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly Task running;

    public Mornings(PostFolder posts, ClockJumps jumps, TimeProvider clock)
    {
        running = RunAsync(posts, jumps, clock, ending.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private static async Task RunAsync(PostFolder posts, ClockJumps jumps, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (posts.NextAppearance() is { } next)
        {
            var wait = next - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            await jumps.CatchUpAsync(cancellationToken);
        }
    }
}
