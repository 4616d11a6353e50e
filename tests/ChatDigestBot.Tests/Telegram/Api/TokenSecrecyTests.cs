using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Telegram.Bot.Requests;

namespace ChatDigestBot.Tests.Telegram.Api;

/// <summary>Listens to everything a process tells of itself while calls succeed and fail.</summary>
public sealed class TokenSecrecyTests
{
    [Fact]
    public async Task No_event_span_metric_or_outcome_holds_the_token()
    {
        await using var server = new FakeServer(exchange => exchange.Method == "getMe"
            ? exchange.RespondAsync(200, """{"ok":true,"result":{"id":1}}""")
            : exchange.RespondAsync(400, $$"""{"ok":false,"error_code":400,"description":"Bad Request: no {{exchange.Path}}"}"""));
        using var heard = new Listener();
        var outcomes = new List<string>();
        foreach (var address in new[] { server.Address, new Uri("http://127.0.0.1:1"), new Uri("http://no-such-host.invalid/x"), new Uri("https://127.0.0.1:1") })
        {
            using var client = TestClient.For(address);
            outcomes.Add((await client.CallAsync(new GetMeRequest(), CancellationToken.None)).ToString());
            outcomes.Add((await client.CallAsync(TestClient.Hello, CancellationToken.None)).ToString());
        }

        Assert.Contains(outcomes, outcome => outcome.Contains("Bad Request: no /bot…/sendMessage", StringComparison.Ordinal));
        Assert.Contains(heard.Lines, line => line.StartsWith("event System.Net.Sockets", StringComparison.Ordinal));
        Assert.Contains(heard.Lines, line => line.StartsWith("metric", StringComparison.Ordinal));
        var secret = TestClient.Token.Split(':')[1];
        Assert.DoesNotContain(heard.Lines.Concat(outcomes), line => line.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>Hears every public event source, span and metric of the process.</summary>
    private sealed class Listener : EventListener
    {
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _spans = new() { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };

        public Listener()
        {
            _spans.ActivityStopped = span => Add($"span {span.OperationName} {span.DisplayName} {string.Join(' ', span.TagObjects)}");
            ActivitySource.AddActivityListener(_spans);
            _meters.InstrumentPublished = (instrument, meters) => meters.EnableMeasurementEvents(instrument);
            _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}"));
            _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}"));
            _meters.Start();
        }

        public ConcurrentQueue<string> Lines { get; } = new();

        public override void Dispose()
        {
            _meters.Dispose();
            _spans.Dispose();
            base.Dispose();
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // Those called Private are for debugging the framework, and dump what they see.
            if (eventSource.Name.StartsWith("System.Net", StringComparison.Ordinal) && !eventSource.Name.Contains("Private", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.LogAlways, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Add($"event {eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])}");

        // Events may come before the fields of this class are set.
        private void Add(string line) => Lines?.Enqueue(line);
    }
}
