using System.Diagnostics.Metrics;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Telegram;

/// <summary>Figures of calls, updates and waits; tags are fixed codes, never addresses, texts or people.</summary>
internal sealed class TelegramMetrics : IDisposable
{
    /// <summary>Of all meters of the bot; in Prometheus' text it goes before each name.</summary>
    public const string MeterName = "chatdigestbot";

    private readonly Counter<long> _calls;
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _received;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _handling;

    public TelegramMetrics()
    {
        _calls = Meter.CreateCounter<long>("bot_api_calls", description: "Calls of the Bot API by method and outcome");
        _seconds = Meter.CreateHistogram<double>("bot_api_call_duration_seconds", "s", "How long calls took");
        _received = Meter.CreateCounter<long>("updates_received", description: "Updates received: to be handled, of an unknown kind, unreadable");
        _ended = Meter.CreateCounter<long>("updates_ended", description: "Updates that were handled or put aside");
        _handling = Meter.CreateHistogram<double>("update_handling_duration_seconds", "s", "How long handlers took");
    }

    public Meter Meter { get; } = new(MeterName);

    public void CountCall<T>(string method, ApiResult<T> result, TimeSpan took)
    {
        if (_calls.Enabled)
        {
            _calls.Add(1, new("method", method), new("outcome", OutcomeOf(result)));
        }

        if (_seconds.Enabled)
        {
            _seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("method", method));
        }
    }

    public void CountReceived(IReadOnlyList<ReceivedUpdate> updates)
    {
        for (var index = 0; index < updates.Count && _received.Enabled; index++)
        {
            _received.Add(1, new KeyValuePair<string, object?>("kind", updates[index].FirstState switch { UpdateState.Waiting => "known", UpdateState.Done => "unknown", _ => "unreadable" }));
        }
    }

    public void CountHandled(bool isDone, TimeSpan took)
    {
        if (_handling.Enabled)
        {
            _handling.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", isDone ? "done" : "failed"));
        }
    }

    public void CountEnded(UpdateState state)
    {
        if (_ended.Enabled)
        {
            _ended.Add(1, new KeyValuePair<string, object?>("outcome", state == UpdateState.Done ? "done" : "aside"));
        }
    }

    /// <summary>Reports how many updates wait or are being handled.</summary>
    public void ObserveWaiting(Func<int> count) => Meter.CreateObservableGauge("updates_waiting", count, description: "Updates that wait or are being handled");

    public void Dispose() => Meter.Dispose();

    /// <summary>A fixed code for what became of a call.</summary>
    public static string OutcomeOf<T>(ApiResult<T> result) => result switch
    {
        ApiResult<T>.Ok => "ok",
        ApiResult<T>.Throttled => "throttled",
        ApiResult<T>.ChatGone => "chat-gone",
        ApiResult<T>.Migrated => "migrated",
        ApiResult<T>.Refused => "refused",
        ApiResult<T>.NotSent => "not-sent",
        _ => "unknown",
    };
}
