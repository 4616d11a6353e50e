using ChatDigestBot.Alarms;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Checkups;

internal static class CheckupsSetup
{
    public static IServiceCollection AddCheckups(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(AlarmOptions.Read(settings))
        .AddSingleton(BackupOptions.Read(settings))
        .AddSingleton<Rehearsal>()
        .AddSingleton<ICheckup, TelegramCheckup>()
        .AddSingleton<ICheckup, MachineCheckup>()
        .AddSingleton<ICheckup, DatabaseCheckup>()
        .AddSingleton<ICheckup, BackupCheckup>()
        .AddSingleton<ICheckup, PostsCheckup>()
        .AddSingleton<ICheckup, FeedsCheckup>()
        .AddSingleton<CheckupRound>();

    public static IEnumerable<Verb> Verbs() => [new DoctorVerb(), new WhyNotVerb()];
}
