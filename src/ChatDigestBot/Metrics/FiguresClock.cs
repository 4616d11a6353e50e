namespace ChatDigestBot.Metrics;

/// <summary>Reads the figures for a collector, who does not ask for them like Prometheus but gets what is there.</summary>
internal sealed class FiguresClock(FiguresReader figures, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ReadEvery, clock);
        try
        {
            do
            {
                await figures.ReadAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }
}
