using ChatDigestBot.Shared;

namespace ChatDigestBot.Metrics;

/// <summary>Reads the figures for a collector, who does not ask for them like Prometheus but gets what is there.</summary>
internal sealed class FiguresClock(FiguresReader figures, TimeProvider clock, ILogger<FiguresClock> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        await figures.ReadAsync(cancellationToken);
        return ReadEvery;
    }

    protected override TimeSpan RestAfter(int failures) => ReadEvery;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.FiguresFailed(exception, rest);

    protected override void SayRecovered() => logger.FiguresAreBack();
}
