using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Browser;

/// <summary>Plays the bot directly in the world: answers each update by the test's script, in order.</summary>
internal sealed class ScriptedBot : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly Task running;

    public ScriptedBot(World world, Action<BotUpdate> answer)
    {
        running = RunAsync(world, answer, ending.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private static async Task RunAsync(World world, Action<BotUpdate> answer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = world.Updates.Changed;
            foreach (var queued in world.Updates.Peek(0, 100))
            {
                answer(queued.Update);
                world.Updates.Acknowledge(queued.Id + 1);
            }

            await next.WaitAsync(cancellationToken);
        }
    }
}
