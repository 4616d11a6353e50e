using System.Text.Json;
using Quartz;

namespace ChatDigestBot.Jobs;

/// <summary>The jobs engine on Quartz.</summary>
internal sealed class QuartzJobs(ISchedulerFactory schedulers, IEnumerable<JobDefinition> definitions, TimeProvider clock) : IJobs
{
    private const string CronKey = "cron";
    private const string Repeated = "repeated";
    private const string Queued = "queued";

    // Five tries within about ten minutes.
    private static readonly RetryPolicy Retries = RetryPolicy.Exponential(5, TimeSpan.FromSeconds(10), 3, TimeSpan.FromMinutes(5), 0.2);

    public async Task EnqueueAsync<TJob>(TJob job, CancellationToken cancellationToken)
        where TJob : notnull
    {
        var detail = Detail(job, new JobKey($"{NameOf<TJob>()}-{Guid.NewGuid():N}", Queued));
        var trigger = TriggerBuilder.Create(clock).WithIdentity(detail.Key.Name, Queued).StartNow().WithRetryPolicy(Retries).Build();
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.ScheduleJob(detail, trigger, cancellationToken: cancellationToken);
    }

    public async Task RepeatAsync<TJob>(string name, string unixCron, TimeZoneInfo zone, TJob job, CancellationToken cancellationToken)
        where TJob : notnull
    {
        // The trigger reckons by the engine's clock too: on another one a late firing would be put right into the past again, without end.
        // Late firings are not made up for in a burst: jobs look at the clock, not at how often they ran.
        var schedule = CronScheduleBuilder.Create(unixCron, CronFormat.Unix).InTimeZone(zone)
            .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
        var trigger = TriggerBuilder.Create(clock).WithIdentity(name, Repeated).WithSchedule(schedule).UsingJobData(CronKey, unixCron).Build();
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.ScheduleJob(Detail(job, new JobKey(name, Repeated)), [trigger], ScheduleJobOptions.Replacing, cancellationToken);
    }

    public async Task ForgetAsync(string name, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.DeleteJob(new JobKey(name, Repeated), cancellationToken);
    }

    public async Task<bool> RunNowAsync(string name, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = new JobKey(name, Repeated);
        if (await scheduler.GetJobDetail(key, cancellationToken) is null)
        {
            return false;
        }

        await scheduler.TriggerJob(key, cancellationToken: cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<RecurringJob>> RecurringAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var recurring = new List<RecurringJob>();
        foreach (var definition in definitions)
        {
            if (await scheduler.GetTrigger(new TriggerKey(definition.Name, Repeated), cancellationToken) is ICronTrigger trigger)
            {
                recurring.Add(new RecurringJob
                {
                    Name = trigger.Key.Name,
                    Cron = trigger.JobDataMap.GetString(CronKey)!,
                    Zone = trigger.TimeZone,
                    NextAt = trigger.NextFireTimeUtc,
                    PreviousAt = trigger.PreviousFireTimeUtc,
                });
            }
        }

        return recurring;
    }

    private IJobDetail Detail<TJob>(TJob job, JobKey key)
        where TJob : notnull => JobBuilder.Create<QuartzJob>()
            .WithIdentity(key)
            .UsingJobData(QuartzJob.KindKey, NameOf<TJob>())
            .UsingJobData(QuartzJob.InputKey, JsonSerializer.Serialize(job))
            .Build();

    private string NameOf<TJob>() => definitions.First(definition => definition.JobType == typeof(TJob)).Name;
}
