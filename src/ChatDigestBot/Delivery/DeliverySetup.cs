using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Delivery;

internal static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(DeliveryOptions.Read(settings))
        .AddSingleton<DeliveryBell>()
        .AddSingleton<DeliveryLedger>()
        .AddSingleton<DeliveryWorker>()
        .AddHostedService(provider => provider.GetRequiredService<DeliveryWorker>())
        .AddRecurringJob<PruneDeliveries, PruneDeliveriesJob>("prune-deliveries", "23 4 * * *", TimeZoneInfo.Utc, new PruneDeliveries());
}
