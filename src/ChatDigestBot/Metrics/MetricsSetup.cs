using System.Diagnostics.Metrics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatDigestBot.Metrics;

internal static class MetricsSetup
{
    public static IServiceCollection AddMetrics(this IServiceCollection services, SettingReader settings)
    {
        services
            .AddSingleton<RunsOfJobs>()
            .AddSingleton<FiguresReader>()
            .AddSingleton<BotMeter>()
            .AddSingleton<PrometheusText>()
            .AddHostedService(provider => provider.GetRequiredService<PrometheusText>())
            .AddSingleton<Meter>(provider => provider.GetRequiredService<TelegramMetrics>().Meter)
            .AddSingleton<Meter>(provider => provider.GetRequiredService<CommandMetrics>().Meter)
            .AddSingleton<Meter>(provider => provider.GetRequiredService<BotMeter>().Meter);
        return TelemetryOptions.Read(settings).Endpoint is { } endpoint ? services.AddTelemetry(endpoint) : services;
    }

    private static IServiceCollection AddTelemetry(this IServiceCollection services, Uri endpoint)
    {
        services.AddHostedService<FiguresClock>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("chatdigestbot"))
            .WithMetrics(metrics => metrics.AddMeter(TelegramMetrics.MeterName, "System.Runtime").AddOtlpExporter(exporter => Point(exporter, endpoint, "v1/metrics")))
            // Of HTTP calls there are no spans: Telegram's addresses hold the token.
            .WithTracing(traces => traces.AddSource(BotActivity.SourceName).AddOtlpExporter(exporter => Point(exporter, endpoint, "v1/traces")));
        return services;
    }

    private static void Point(OtlpExporterOptions exporter, Uri endpoint, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
