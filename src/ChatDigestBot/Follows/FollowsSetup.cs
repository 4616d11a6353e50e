using ChatDigestBot.Articles;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.Jobs;

namespace ChatDigestBot.Follows;

internal static class FollowsSetup
{
    public static IServiceCollection AddFollows(this IServiceCollection services) => services
        .AddSingleton<FollowReplies>()
        .AddSingleton<MuteReader>()
        .AddSingleton<IArticleSink, NewArticleSink>()
        .AddSingleton<ArticleMatcher>()
        .AddSingleton<AlertRenderer>()
        .AddSingleton<AlertPasses>()
        .AddSingleton<AlertPlanner>()
        .AddRecurringJob<SendAlerts, SendAlertsJob>("send-alerts", "* * * * *", TimeZoneInfo.Utc, new SendAlerts())
        .AddRecurringJob<PruneFollows, PruneFollowsJob>("prune-follows", "37 4 * * *", TimeZoneInfo.Utc, new PruneFollows());
}
