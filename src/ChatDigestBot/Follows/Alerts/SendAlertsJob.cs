using System.Globalization;
using ChatDigestBot.Jobs;

namespace ChatDigestBot.Follows.Alerts;

internal sealed record SendAlerts;

/// <summary>The minute tick: compares what came in with what is followed, and plans alerts for those who may be told now.</summary>
internal sealed class SendAlertsJob(ArticleMatcher matcher, AlertPlanner planner, TimeProvider clock) : IHandle<SendAlerts>
{
    public async Task<string> HandleAsync(SendAlerts job, CancellationToken cancellationToken)
    {
        var report = await matcher.RunAsync(cancellationToken);
        var alerts = await planner.PlanAsync(clock.GetUtcNow(), cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture, $"{report.Articles} articles compared with {report.Queries} queries, {report.Matches} matches, {alerts} alerts planned");
    }
}
