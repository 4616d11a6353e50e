using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Follows;

internal static class FollowsSetup
{
    public static IServiceCollection AddFollows(this IServiceCollection services) => services
        .AddSingleton(PersonalTable.BySubscriber("alerts"))
        .AddSingleton<IArticleCompanion, ArticleButtons>()
        .AddSingleton<WordsCheck>()
        .AddSingleton<FollowReplies>()
        .AddSingleton<MuteReader>()
        .AddSingleton<IArticleSink, NewArticleSink>()
        .AddSingleton<ArticleMatcher>()
        .AddSingleton<AlertRenderer>()
        .AddSingleton<AlertPasses>()
        .AddSingleton<AlertPlanner>()
        .AddSingleton<IAfterRestore, AlertsAfterRestore>()
        .AddRecurringJob<SendAlertsJob>("send-alerts", "* * * * *", TimeZoneInfo.Utc, isRetried: false)
        .AddRecurringJob<PruneFollowsJob>("prune-follows", "37 4 * * *", TimeZoneInfo.Utc, isRetried: true);
}
