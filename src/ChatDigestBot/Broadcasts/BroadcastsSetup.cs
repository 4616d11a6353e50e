namespace ChatDigestBot.Broadcasts;

internal static class BroadcastsSetup
{
    public static IServiceCollection AddBroadcasts(this IServiceCollection services) => services
        .AddSingleton<BroadcastView>()
        .AddSingleton<BroadcastFiller>()
        .AddSingleton<BroadcastReporter>()
        .AddSingleton<BroadcastWorker>()
        .AddHostedService(provider => provider.GetRequiredService<BroadcastWorker>());
}
