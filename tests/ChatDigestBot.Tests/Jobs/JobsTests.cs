using ChatDigestBot.Jobs;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatDigestBot.Tests.Jobs;

public sealed class JobsOnSqliteTests : JobsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class JobsOnPostgresTests : JobsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class JobsTests : StoreTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task A_repeated_job_runs_at_its_minute_and_leaves_its_result(int hoursAhead)
    {
        // The engine sleeps in real time, so this one test lets a second pass: its clock starts just before the full minute.
        var clock = new JumpableClock(TimeProvider.System, TimeSpan.FromHours(hoursAhead) + TimeSpan.FromSeconds(59 - TimeProvider.System.GetUtcNow().Second));
        var seen = new Seen();
        using var host = await StartAsync(seen, clock);
        await seen.NextAsync();

        var jobs = host.Services.GetRequiredService<IJobs>();
        var counting = Assert.Single(await jobs.RecurringAsync(CancellationToken.None), job => job.Name == "count-things");
        Assert.Equal("* * * * *", counting.Cron);
        Assert.Equal(0, counting.NextAt!.Value.Second);
        await host.StopAsync();
        var run = (await Runs(host).LatestAsync(10, CancellationToken.None))[^1];
        Assert.Equal((JobRun.Succeeded, "7 things"), (run.Outcome, run.Summary));
    }

    [Fact]
    public async Task A_clock_that_jumped_over_many_firings_brings_one()
    {
        var clock = new JumpableClock(TimeProvider.System, TimeSpan.FromHours(5) + TimeSpan.FromSeconds(59 - TimeProvider.System.GetUtcNow().Second));
        var seen = new Seen();
        using var host = await StartAsync(seen, clock);
        await seen.NextAsync();
        clock.JumpTo(clock.GetUtcNow().AddDays(2));
        await seen.NextAsync();

        var next = Assert.Single(await host.Services.GetRequiredService<IJobs>().RecurringAsync(CancellationToken.None), job => job.Name == "count-things").NextAt;
        Assert.InRange(next!.Value, clock.GetUtcNow().AddMinutes(-1), clock.GetUtcNow().AddMinutes(2));
        await host.StopAsync();
    }

    [Fact]
    public async Task Run_now_runs_besides_the_schedule_and_unknown_names_are_told()
    {
        var seen = new Seen();
        using var host = await StartAsync(seen);
        Assert.True(await host.Services.GetRequiredService<IJobs>().RunNowAsync("count-things", CancellationToken.None));
        await seen.NextAsync();
        Assert.False(await host.Services.GetRequiredService<IJobs>().RunNowAsync("no-such-job", CancellationToken.None));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_failing_run_is_in_the_history_and_not_reported_as_success()
    {
        // Between two full minutes, so that the schedule does not run the job at the same time.
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        using var host = await StartAsync(new Seen());
        var definition = host.Services.GetServices<JobDefinition>().Single(definition => definition.Name == "count-things");
        await Assert.ThrowsAsync<JobFailedException>(() => host.Services.GetRequiredService<JobRunner>().RunAsync(definition, new CountThings(-1), CancellationToken.None));
        var run = Assert.Single(await Runs(host).LatestAsync(10, CancellationToken.None));
        Assert.Equal(JobRun.Failed, run.Outcome);
        Assert.DoesNotContain("secret", run.Summary, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task What_a_killed_process_left_running_is_closed_at_the_next_start()
    {
        await new JobRunStore(Database, Test.Clock).StartAsync("count-things", CancellationToken.None);
        // Between two full minutes, so that the schedule does not run the job at the same time.
        Test.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(20));
        using var host = await StartAsync(new Seen());
        var run = Assert.Single(await Runs(host).LatestAsync(10, CancellationToken.None));
        Assert.Equal((JobRun.Failed, "stopped before its end"), (run.Outcome, run.Summary));
        await host.StopAsync();
    }

    private static JobRunStore Runs(IHost host) => host.Services.GetRequiredService<JobRunStore>();

    private async Task<IHost> StartAsync(Seen seen, TimeProvider? clock = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(clock ?? Test.Clock).AddSingleton(Database).AddSingleton(seen);
        builder.Services.AddJobs(new SettingReader(new ConfigurationBuilder().Build()));
        builder.Services.AddRecurringJob<CountThings, CountThingsJob>("count-things", "* * * * *", TimeZoneInfo.Utc, new CountThings(7));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    internal sealed record CountThings(int Things);

    internal sealed class CountThingsJob(Seen seen) : IHandle<CountThings>
    {
        public Task<string> HandleAsync(CountThings job, CancellationToken cancellationToken)
        {
            seen.Signal();
            return job.Things < 0 ? throw new InvalidOperationException("a secret detail") : Task.FromResult($"{job.Things} things");
        }
    }

    internal sealed class Seen
    {
        private readonly SemaphoreSlim _signal = new(0);

        public void Signal() => _signal.Release();

        public async Task NextAsync() => Assert.True(await _signal.WaitAsync(TimeSpan.FromMinutes(2)), "the job did not run");
    }
}
