using ChatDigestBot.Shared;

namespace ChatDigestBot.Metrics;

/// <summary>Where figures and traces are sent to; nowhere unless somebody says so.</summary>
/// <param name="Endpoint">A collector that speaks OTLP over HTTP, such as <c>http://127.0.0.1:4318</c>.</param>
internal sealed record TelemetryOptions(Uri? Endpoint)
{
    public static TelemetryOptions Read(SettingReader settings) => new(settings.BaseAddress("Telemetry:OtlpEndpoint"));
}
