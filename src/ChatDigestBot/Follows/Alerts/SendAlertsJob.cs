using ChatDigestBot.Jobs;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>The minute tick: compares what came in with what is followed, and plans alerts for those who may be told now.</summary>
internal sealed class SendAlertsJob(ArticleMatcher matcher, AlertPlanner planner, TimeProvider clock) : IJob
{
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var report = await matcher.RunAsync(cancellationToken);
        var alerts = await planner.PlanAsync(clock.GetUtcNow(), cancellationToken);
        return JobResult.Of($"{report.Articles:articlesCompared} articles compared with {report.Queries:queriesCompared} queries, {report.Matches:matches} matches, {alerts:alertsPlanned} alerts planned");
    }
}
