using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

internal static class BroadcastsSetup
{
    public static IServiceCollection AddBroadcasts(this IServiceCollection services) => services
        .AddSingleton<IAfterRestore, BroadcastsAfterRestore>()
        .AddSingleton(PersonalTable.ByChat("broadcasts", "author_chat_id") with { StaysBecause = "what went to everybody has an author" })
        .AddSingleton<BroadcastBell>()
        .AddSingleton<BroadcastReplies>()
        .AddSingleton<BroadcastFiller>()
        .AddSingleton<BroadcastReporter>()
        .AddSingleton<BroadcastWorker>()
        .AddHostedService(provider => provider.GetRequiredService<BroadcastWorker>());
}
