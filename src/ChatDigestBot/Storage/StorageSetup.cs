using ChatDigestBot.Shared;

namespace ChatDigestBot.Storage;

internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, SettingReader settings)
    {
        services.AddSingleton<DatabaseHealthCheck>().AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        return services
            .AddSingleton(DatabaseOptions.Read(settings))
            .AddSingleton<Database>()
            .AddSingleton<Migrator>()
            .AddSingleton<LeaseStore>()
            .AddSingleton<DatabaseOwner>()
            .AddSingleton<DatabaseWatch>()
            .AddHostedService(provider => provider.GetRequiredService<DatabaseWatch>())
            .AddHostedService<NodeSettings>();
    }

    public static IEnumerable<Verb> Verbs() => [new BackupVerb()];
}
