using System.Diagnostics.Metrics;
using Prometheus;

namespace ChatDigestBot.Metrics;

/// <summary>Writes what the bot's meters say in Prometheus' text format. Its registry is its own, so that two bots in one process stay apart.</summary>
internal sealed class PrometheusText : IDisposable
{
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly FiguresReader _figures;
    private readonly IDisposable _adapter;

    public PrometheusText(IEnumerable<Meter> meters, FiguresReader figures)
    {
        _figures = figures;
        var own = meters.ToHashSet();
        DotNetStats.Register(_registry);
        _adapter = MeterAdapter.StartListening(new MeterAdapterOptions
        {
            Registry = _registry,
            InstrumentFilterPredicate = instrument => own.Contains(instrument.Meter),
            ResolveHistogramBuckets = _ => [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
        });
    }

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await _figures.ReadAsync(cancellationToken);
        await _registry.CollectAndExportAsTextAsync(stream, cancellationToken);
    }

    public void Dispose() => _adapter.Dispose();
}
