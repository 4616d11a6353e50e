using System.Diagnostics.Metrics;
using Prometheus;

namespace ChatDigestBot.Metrics;

/// <summary>Writes what the bot's meters say in Prometheus' text format. Its registry is its own, so that two bots in one process stay apart.</summary>
/// <remarks>It listens from the start of the bot, so that what happens before the first reading is counted too.</remarks>
internal sealed class PrometheusText : IHostedService, IDisposable
{
    private static readonly HistogramConfiguration Seconds = new() { Buckets = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly MeterListener _listener = new();
    private readonly FiguresReader _figures;
    private readonly SemaphoreSlim _gate = new(1);

    // New at each reading: a reason or an alarm that is gone must not be told for ever.
    private CollectorRegistry _gauges = Prometheus.Metrics.NewCustomRegistry();

    public PrometheusText(IEnumerable<Meter> meters, FiguresReader figures)
    {
        _figures = figures;
        var factory = Prometheus.Metrics.WithCustomRegistry(_registry);
        var own = meters.ToHashSet();
        DotNetStats.Register(_registry);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (own.Contains(instrument.Meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();

        void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = $"{instrument.Meter.Name}_{instrument.Name}";
            var help = instrument.Description ?? "";
            var (names, values) = (new string[tags.Length], new string[tags.Length]);
            for (var index = 0; index < tags.Length; index++)
            {
                (names[index], values[index]) = (tags[index].Key, tags[index].Value?.ToString() ?? "");
            }

            switch (instrument)
            {
                case Histogram<double>:
                    factory.CreateHistogram(name, help, names, Seconds).WithLabels(values).Observe(value);
                    break;
                case Counter<long>:
                    factory.CreateCounter(name, help, names).WithLabels(values).Inc(value);
                    break;
                default:
                    Prometheus.Metrics.WithCustomRegistry(_gauges).CreateGauge(name, help, names).WithLabels(values).Set(value);
                    break;
            }
        }
    }

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await _figures.ReadAsync(cancellationToken);
            _gauges = Prometheus.Metrics.NewCustomRegistry();
            _listener.RecordObservableInstruments();
            await _registry.CollectAndExportAsTextAsync(stream, cancellationToken);
            await _gauges.CollectAndExportAsTextAsync(stream, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _listener.Dispose();
        _gate.Dispose();
    }
}
