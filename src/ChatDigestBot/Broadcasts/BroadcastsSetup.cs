using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

internal static class BroadcastsSetup
{
    public static IServiceCollection AddBroadcasts(this IServiceCollection services) => services
        .AddSingleton<IAfterRestore, BroadcastsAfterRestore>()
        .AddSingleton<BroadcastBell>()
        .AddSingleton<BroadcastReplies>()
        .AddSingleton<BroadcastFiller>()
        .AddSingleton<BroadcastReporter>()
        .AddSingleton<BroadcastWorker>()
        .AddHostedService(provider => provider.GetRequiredService<BroadcastWorker>());
}
