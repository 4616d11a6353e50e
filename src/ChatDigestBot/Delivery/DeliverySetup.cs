using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Delivery;

internal static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(DeliveryOptions.Read(settings))
        .AddSingleton<DeliveryBell>()
        .AddSingleton<DeliveryLedger>()
        .AddSingleton<ArrivedMessages>()
        .AddSingleton<UnitTrouble>()
        .AddSingleton<ITargetMemory, ToldMemory>()
        .AddSingleton(PersonalTable.ByChat("seen"))
        .AddSingleton(ToldMemory.Ledger)
        .AddSingleton<IAfterRestore, LedgerAfterRestore>()
        .AddSingleton<AdminNotices>()
        .AddSingleton<RestoreGuard>()
        .AddSingleton<DeliveryWorker>()
        .AddHostedService(provider => provider.GetRequiredService<DeliveryWorker>())
        .AddRecurringJob<PruneDeliveriesJob>("prune-deliveries", "23 4 * * *", TimeZoneInfo.Utc, isRetried: true);
}
