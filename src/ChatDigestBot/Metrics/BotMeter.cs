using System.Diagnostics.Metrics;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Pacing;

namespace ChatDigestBot.Metrics;

/// <summary>Gauges of what the bot holds and does now. Names are fixed: dashboards and alerts of operators know them.</summary>
internal sealed class BotMeter : IDisposable
{
    private readonly FiguresReader _figures;
    private readonly TimeProvider _clock;

    public BotMeter(FiguresReader figures, IndexingProgress indexing, BotApiState telegram, PacedApi api, PacingOptions pace, TimeProvider clock)
    {
        (_figures, _clock) = (figures, clock);
        Gauge("subscribers", "Subscribers who did not say stop", last => last.Subscribers.Total);
        Gauge("subscribers_awaiting", "Subscribers with a digest scheduled", last => last.Subscribers.Awaiting);
        Gauge("chats_unreachable", "Chats that cannot be written to", last => last.Chats.Unreachable);
        Gauge("articles", "Articles in the catalogue", last => last.Articles.Articles);
        Gauge("articles_unreadable", "Posts that could not be read", last => last.Articles.Unreadable);
        Gauge("stories", "Stories in the catalogue", last => last.Articles.Stories);
        Gauge("articles_newest_age_seconds", "Time since an article last came in", last => Age(last.NewestArticleAt));
        Gauges("deliveries", "Messages open now, and settled within 24 hours", last => Enum.GetValues<DeliveryState>()
            .Select(state => Tagged(last.Deliveries.GetValueOrDefault(state), "state", state.LowerName())));
        Gauges("deliveries_failed", "Messages of 24 hours that failed, by reason", last => last.Failures.Select(failure => Tagged(failure.Value, "reason", failure.Key)));
        Gauge("deliveries_possibly_twice", "Messages of 24 hours that may have arrived twice", last => last.PossiblyTwice);
        Gauge("deliveries_oldest_waiting_seconds", "How long the oldest message that may go out has waited", last => Age(last.OldestWaitingAt));
        Gauges("job_last_failed", "1 where the last run of a job failed", last => last.Jobs.Select(run => Tagged(run.Outcome == JobOutcome.Failed ? 1 : 0, "job", run.Name)));
        Gauges("job_last_run_age_seconds", "Time since a job last ended", last => last.Jobs.Select(run => Tagged(Age(run.FinishedAt), "job", run.Name)));
        Gauges("job_last_run_seconds", "How long the last run of a job took", last => last.Jobs
            .Select(run => Tagged(((run.FinishedAt ?? run.StartedAt) - run.StartedAt).TotalSeconds, "job", run.Name)));
        Gauges("alarms", "Alarms the admins were told of", last => last.Alarms.Select(alarm => Tagged(alarm.Value, "kind", alarm.Key)));
        Observe("database_up", "1 while the database answers", () => figures.IsDatabaseAway ? 0 : 1);
        Observe("telegram_up", "1 while Telegram answers", () => telegram.Trouble is null ? 1 : 0);
        Observe("index_waiting", "Posts that are still to be read", () => indexing.IsRunning ? Math.Max(0, indexing.Total - indexing.Done) : 0);
        Observe("pace_messages_per_second", "The pace that is allowed", () => pace.MessagesPerSecond);
        Observe("pace_wait_seconds", "How long Telegram wants to hear nothing", () => api.BotWait.TotalSeconds);
        Observe("process_memory_bytes", "Managed heap", () => GC.GetTotalMemory(forceFullCollection: false));
    }

    public Meter Meter { get; } = new(TelegramMetrics.MeterName);

    public void Dispose() => Meter.Dispose();

    private void Observe(string name, string help, Func<double> value) => Meter.CreateObservableGauge<double>(name, value, description: help);

    private void Gauge(string name, string help, Func<Figures, double> value) => Gauges(name, help, last => [new Measurement<double>(value(last))]);

    private void Gauges(string name, string help, Func<Figures, IEnumerable<Measurement<double>>> values) =>
        Meter.CreateObservableGauge<double>(name, () => _figures.Last is { } last ? values(last) : [], description: help);

    private static Measurement<double> Tagged(double value, string tag, string name) => new(value, new KeyValuePair<string, object?>(tag, name));

    private double Age(DateTimeOffset? at) => at is null ? 0 : Math.Max(0, (_clock.GetUtcNow() - at.Value).TotalSeconds);
}
