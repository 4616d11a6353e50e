using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

internal static class BroadcastsSetup
{
    public static IServiceCollection AddBroadcasts(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(BroadcastOptions.Read(settings))
        .AddSingleton<IAfterRestore, BroadcastsAfterRestore>()
        .AddSingleton(PersonalTable.ByChat("broadcasts", "author_chat_id") with { StaysBecause = "what went to everybody has an author" })
        .AddSingleton<BroadcastBell>()
        .AddSingleton<ApprovalRequests>()
        .AddSingleton<BroadcastDesk>()
        .AddSingleton<BroadcastControls>()
        .AddSingleton<AudienceWords>()
        .AddSingleton<DraftReplies>()
        .AddSingleton<BroadcastReplies>()
        .AddSingleton<BroadcastFiller>()
        .AddSingleton<BroadcastReporter>()
        .AddSingleton<BroadcastGuard>()
        .AddSingleton<BroadcastWorker>()
        .AddHostedService(provider => provider.GetRequiredService<BroadcastWorker>())
        .AddRecurringJob<StartBroadcastsJob>("start-broadcasts", "* * * * *", TimeZoneInfo.Utc, isRetried: false)
        .AddRecurringJob<PruneDraftsJob>("prune-drafts", "41 4 * * *", TimeZoneInfo.Utc, isRetried: true);
}
