namespace ChatDigestBot.Jobs;

/// <summary>The engine that runs jobs at their times. It promises only what Quartz and Hangfire can both do.</summary>
internal interface IJobs
{
    /// <summary>Runs a job soon, once; a failure is tried again a few times with growing waits.</summary>
    Task EnqueueAsync<TJob>(TJob job, CancellationToken cancellationToken)
        where TJob : notnull;

    /// <summary>Runs a job again and again, replacing an earlier schedule of the same name.</summary>
    /// <param name="unixCron">Five fields: minute, hour, day of month, month, day of week.</param>
    Task RepeatAsync<TJob>(string name, string unixCron, TimeZoneInfo zone, TJob job, CancellationToken cancellationToken)
        where TJob : notnull;

    /// <summary>Ends a schedule; a run under way goes on.</summary>
    Task ForgetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Runs a repeated job now, besides its schedule; false where no job has this name.</summary>
    Task<bool> RunNowAsync(string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<RecurringJob>> RecurringAsync(CancellationToken cancellationToken);
}
