using ChatDigestBot.Alarms.Sources;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Alarms;

internal static class AlarmsSetup
{
    public static IServiceCollection AddAlarms(this IServiceCollection services) => services
        .AddSingleton<AlarmStore>()
        .AddSingleton<AlarmWords>()
        .AddSingleton<AlarmTeller>()
        .AddSingleton<AlarmDuty>()
        .AddSingleton<IAlarmSource, JobAlarms>()
        .AddSingleton<IAlarmSource, DatabaseAlarms>()
        .AddSingleton<IAlarmSource, DiskAlarms>()
        .AddSingleton<IAlarmSource, TelegramAlarms>()
        .AddSingleton<IAlarmSource, ArticlesAlarms>()
        .AddSingleton<IAlarmSource, DigestAlarms>()
        .AddSingleton<AlarmWatch>()
        .AddHostedService(provider => provider.GetRequiredService<AlarmWatch>());
}
