namespace ChatDigestBot.Playground.Hosting;

/// <summary>Leaves Ctrl-C to the command line, which stops the parts of the playground in their order.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
