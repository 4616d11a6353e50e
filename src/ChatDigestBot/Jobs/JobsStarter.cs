namespace ChatDigestBot.Jobs;

/// <summary>Hands the declared repetitions to the engine and closes what a killed process left open.</summary>
internal sealed class JobsStarter(IJobs jobs, JobRunStore runs, IEnumerable<JobSchedule> schedules) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await runs.CloseAbandonedAsync(cancellationToken);
        foreach (var schedule in schedules)
        {
            await schedule.StartAsync(jobs, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
