using System.Diagnostics.Metrics;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>How long commands take, by name.</summary>
internal sealed class CommandMetrics : IDisposable
{
    private readonly Histogram<double> _seconds;

    public CommandMetrics() => _seconds = Meter.CreateHistogram<double>("command_duration_seconds", "s", "How long commands took until their answer was ready");

    public Meter Meter { get; } = new(TelegramMetrics.MeterName);

    public CommandAction Around(string name, CommandAction action) => async (call, cancellationToken) =>
    {
        using var span = BotActivity.Source.StartActivity($"command {name}");
        // Real time, also where the bot's clock is moved by hand.
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            return await action(call, cancellationToken);
        }
        finally
        {
            _seconds.Record(TimeProvider.System.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("command", name));
        }
    };

    public void Dispose() => Meter.Dispose();
}
