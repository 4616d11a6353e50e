using ChatDigestBot.Shared;
using Quartz;

namespace ChatDigestBot.Jobs;

internal static class JobsSetup
{
    private enum Engine
    {
        Quartz,
    }

    public static IServiceCollection AddJobs(this IServiceCollection services, SettingReader settings)
    {
        settings.Choice("Jobs:Engine", Engine.Quartz);
        services.AddSingleton<JobRunner>().AddSingleton<JobRunStore>().AddSingleton<IJobs, QuartzJobs>();
        services.AddHostedService<JobsStarter>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.UseDefaultThreadPool(4);
            quartz.ConfigureScheduler(options => options.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services.AddRecurringJob<PruneJobRuns, PruneJobRunsJob>("prune-job-runs", "17 4 * * *", TimeZoneInfo.Utc, new PruneJobRuns());
    }

    /// <summary>Makes a kind of job known, to be enqueued.</summary>
    /// <param name="name">Its key in history and on the job page: verb-noun, unique.</param>
    public static IServiceCollection AddJob<TJob, THandler>(this IServiceCollection services, string name)
        where TJob : notnull
        where THandler : class, IHandle<TJob> => services
            .AddSingleton(JobDefinition.For<TJob>(name))
            .AddScoped<IHandle<TJob>, THandler>();

    /// <summary>Makes a kind of job known and repeats it.</summary>
    /// <param name="unixCron">Five fields: minute, hour, day of month, month, day of week.</param>
    public static IServiceCollection AddRecurringJob<TJob, THandler>(this IServiceCollection services, string name, string unixCron, TimeZoneInfo zone, TJob job)
        where TJob : notnull
        where THandler : class, IHandle<TJob> => services
            .AddJob<TJob, THandler>(name)
            .AddSingleton(new JobSchedule(name, unixCron, zone, (jobs, cancellationToken) => jobs.RepeatAsync(name, unixCron, zone, job, cancellationToken)));
}
