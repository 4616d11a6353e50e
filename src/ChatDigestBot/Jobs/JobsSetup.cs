using ChatDigestBot.Jobs.Engine;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.Logging;

namespace ChatDigestBot.Jobs;

internal static class JobsSetup
{
    private const string EngineSetting = "Jobs:Engine";

    public static IServiceCollection AddJobs(this IServiceCollection services, SettingReader settings)
    {
        RefuseOtherEngines(settings);
        services.AddSingleton<JobSchedules>().AddSingleton<JobRunner>().AddSingleton<JobRunStore>().AddSingleton<JobTitles>();
        services.AddSingleton<JobEntry>().AddSingleton<JobAftermath>().AddSingleton(JobRetention.Usual);
        services.AddSingleton(provider => HangfireStores.Create(provider.GetRequiredService<Database>(), provider.GetRequiredService<JobRetention>()));
        services.AddSingleton(provider => new RecurringJobManager(
            provider.GetRequiredService<JobStorage>(), new JobFilterCollection(), new DefaultTimeZoneResolver(),
            () => provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        services.AddSingleton<IRecurringJobManager, DashboardTriggers>();
        services.AddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(
            provider.GetRequiredService<JobStorage>(), new JobFilterCollection { provider.GetRequiredService<JobAftermath>() }));
        services.AddHostedService<HangfireEngine>();
        services.AddSingleton<JobsHealthCheck>().AddHealthChecks().AddCheck<JobsHealthCheck>("jobs");
        return services.AddRecurringJob<PruneJobRunsJob>("prune-job-runs", "17 4 * * *", TimeZoneInfo.Utc, isRetried: true);
    }

    /// <summary>Makes a job known and repeats it.</summary>
    /// <param name="name">Its key in history, stores and texts (<c>jobs.NAME</c>): verb-noun, unique, never changed.</param>
    /// <param name="unixCron">Five fields: minute, hour, day of month, month, day of week.</param>
    /// <param name="isRetried">Whether a failed run is tried again, after 1, 5 and 30 minutes; for what runs every minute the next minute is the next try.</param>
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services, string name, string unixCron, TimeZoneInfo zone, bool isRetried)
        where TJob : class, IJob => services
            .AddScoped<TJob>()
            .AddSingleton(new JobDefinition(name, unixCron, zone, typeof(TJob)) { IsRetried = isRetried });

    /// <summary>Sends the engine's own log lines where the bot's go. One log serves the whole process, so only a program does this.</summary>
    public static void LogJobs(this WebApplication app) =>
        LogProvider.SetCurrentLogProvider(new AspNetCoreLogProvider(app.Services.GetRequiredService<ILoggerFactory>()));

    // Earlier versions had a choice here. Whoever asks for another engine must not believe to have it.
    private static void RefuseOtherEngines(SettingReader settings)
    {
        if (settings.Text(EngineSetting) is { } engine && !engine.Equals("Hangfire", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingException(EngineSetting, engine, "Hangfire, the only engine there is; the setting can be left out");
        }
    }
}
