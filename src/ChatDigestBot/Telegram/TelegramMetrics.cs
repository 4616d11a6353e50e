using System.Diagnostics.Metrics;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Telegram;

/// <summary>Figures of calls, updates and waits; tags are fixed codes, never addresses, texts or people.</summary>
internal sealed class TelegramMetrics : IDisposable
{
    public const string MeterName = "ChatDigestBot.Telegram";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _seconds;

    public TelegramMetrics()
    {
        _calls = _meter.CreateCounter<long>("bot_api_calls", description: "Calls of the Bot API by method and outcome");
        _seconds = _meter.CreateHistogram<double>("bot_api_call_duration", "s", "How long calls took");
    }

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

    public void Dispose() => _meter.Dispose();

    private static string OutcomeOf<T>(ApiResult<T> result) => result switch
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
