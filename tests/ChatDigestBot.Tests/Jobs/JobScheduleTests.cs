using ChatDigestBot.Jobs;
using ChatDigestBot.Jobs.Engine;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Tests.Storage;
using Hangfire;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Tests.Jobs;

public sealed class JobScheduleOnSqliteTests : JobScheduleTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class JobScheduleOnPostgresTests : JobScheduleTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task What_a_build_no_longer_declares_is_removed_at_its_start()
    {
        await using (await new JobsBench(Database, Test.Clock).With("old-job", JobsBench.Nightly, Script.Says("")).StartAsync())
        {
            await Until.SoAsync(() => Task.FromResult(StoredAny("old-job")));
        }

        await using var newer = await new JobsBench(Database, Test.Clock).With("new-job", JobsBench.Nightly, Script.Says("")).StartAsync();
        await Until.SoAsync(() => Task.FromResult(StoredAny("new-job") && !StoredAny("old-job")));
    }

    [Fact]
    public async Task What_a_dead_node_locked_as_another_started_keeps_no_job_off()
    {
        await using (var older = await new JobsBench(Database, Test.Clock).With("old-job", JobsBench.Nightly, Script.Says("")).StartAsync())
        {
            await older.TickIsWaitingAsync();
        }

        using var deadNode = HangfireStores.Create(Database, JobRetention.Usual) as IDisposable;
        using var connection = ((JobStorage)deadNode!).GetConnection();
        var ofOldJob = connection.AcquireDistributedLock("lock:recurring-job:old-job", TimeSpan.FromSeconds(5));
        var script = Script.Says("");
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.EveryMinute, script).StartAsync();
        await bench.TickIsWaitingAsync();
        Assert.True(StoredAny("count-things") && StoredAny("old-job"));

        ofOldJob.Dispose();
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await script.NextAsync();
        await Until.SoAsync(() => Task.FromResult(!StoredAny("old-job")));
    }

    [Fact]
    public async Task Two_nodes_bring_each_minute_once()
    {
        var clock = Test.Clock;
        clock.Advance(TimeSpan.FromSeconds(20));
        var (one, two) = (Script.Says("one"), Script.Says("two"));
        await using var first = await new JobsBench(Database, clock).With("count-things", JobsBench.EveryMinute, one).StartAsync();
        await using var second = await new JobsBench(Database, clock).With("count-things", JobsBench.EveryMinute, two).StartAsync();
        await first.TickIsWaitingAsync();
        await second.TickIsWaitingAsync();
        for (var minute = 1; minute <= 5; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            var due = minute;
            await Until.SoAsync(() => Task.FromResult(one.Count + two.Count == due), () => $"{one.Count} + {two.Count} of {due}");
            await Until.SoAsync(async () => (await first.Runs.LatestAsync(null, null, 100, CancellationToken.None)).Count(run => run.Outcome == JobOutcome.Succeeded) == due);
            await first.TickIsWaitingAsync();
            await second.TickIsWaitingAsync();
        }

        Assert.Equal(5, one.Count + two.Count);
    }

    private bool StoredAny(string name) => Test.QueryAsync<string>("SELECT value FROM set WHERE key = 'recurring-jobs'").GetAwaiter().GetResult().Contains(name);
}

/// <summary>How the engine's schedule is kept in step with what is declared, whatever people and clocks do to it.</summary>
public abstract class JobScheduleTests : StoreTest
{
    [Fact]
    public async Task A_job_that_somebody_deleted_comes_back_within_a_minute()
    {
        await using var bench = await StartAsync(Script.Says(""));
        bench.Recurring.RemoveIfExists("count-things");
        Assert.Null(await NextAtAsync(bench));
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Until.SoAsync(async () => await NextAtAsync(bench) is not null);
    }

    [Fact]
    public async Task A_job_that_somebody_deleted_can_still_be_run_by_hand()
    {
        var script = Script.Says("");
        await using var bench = await StartAsync(script);
        bench.Recurring.RemoveIfExists("count-things");
        Assert.True(await bench.Schedules.RunNowAsync("count-things", CancellationToken.None));
        await script.NextAsync();
    }

    [Fact]
    public async Task A_database_that_is_away_in_the_first_moment_stops_no_job_for_good()
    {
        var script = Script.Says("");
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.EveryMinute, script).WithoutStorageAtFirst().StartAsync();
        await bench.TickIsWaitingAsync();
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await script.NextAsync();
    }

    [Fact]
    public async Task A_clock_put_back_a_day_stops_no_schedule()
    {
        var script = Script.Says("7 things");
        await using var bench = await StartAsync(script, JobsBench.EveryMinute);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await script.NextAsync();
        await bench.RunsAreOverAsync();
        await bench.TickIsWaitingAsync();
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(bench));

        Test.Clock.AdjustTime(Test.Clock.GetUtcNow().AddDays(-1));
        // One minute for the tick that finds it out, one until the job is due.
        for (var minute = 0; minute < 2; minute++)
        {
            Test.Clock.Advance(TimeSpan.FromMinutes(1));
            await bench.TickIsWaitingAsync();
        }

        await script.NextAsync();
        Assert.InRange((await NextAtAsync(bench))!.Value, Test.Clock.GetUtcNow(), Test.Clock.GetUtcNow().AddMinutes(2));
    }

    [Fact]
    public async Task Nightly_jobs_follow_a_clock_that_was_put_back_too()
    {
        await using var bench = await StartAsync(Script.Says(""));
        var before = (await NextAtAsync(bench))!.Value;
        Test.Clock.AdjustTime(Test.Clock.GetUtcNow().AddDays(-1));
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Until.SoAsync(async () => await NextAtAsync(bench) == before.AddDays(-1));
    }

    [Fact]
    public async Task Health_is_degraded_after_five_minutes_without_a_firing()
    {
        await using var bench = await StartAsync(Script.Says(""));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(bench));
        await bench.Runner.RunAsync(bench.Definition("count-things"), CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(bench));
        Test.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(bench));
        await bench.Runner.RunAsync(bench.Definition("count-things"), CancellationToken.None);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(bench));

        Test.Clock.AdjustTime(Test.Clock.GetUtcNow().AddDays(-1));
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(bench));
    }

    [Fact]
    public async Task A_job_of_another_build_is_skipped_and_not_an_error()
    {
        await using var bench = await StartAsync(Script.Says(""));
        var id = bench.Services.GetRequiredService<IBackgroundJobClient>()
            .Enqueue<JobEntry>(entry => entry.RunAsync("job-of-tomorrow", CancellationToken.None));
        await Until.SoAsync(() => Task.FromResult(bench.StateOf(id) == "Succeeded"), () => $"{bench.StateOf(id)}");
        var run = Assert.Single(await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None));
        Assert.Equal(("job-of-tomorrow", JobOutcome.Skipped), (run.Name, run.Outcome));
    }

    [Fact]
    public async Task The_storage_knows_one_method_of_ours_and_no_version()
    {
        await using var bench = await StartAsync(Script.Says(""));
        using var connection = bench.Storage.GetConnection();
        var stored = connection.GetAllEntriesFromHash("recurring-job:count-things")["Job"];
        Assert.Contains("ChatDigestBot.Jobs.Engine.JobEntry, ChatDigestBot\"", stored, StringComparison.Ordinal);
        Assert.Contains("\"RunAsync\"", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Version", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("FirstJob", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_schedule_is_taken_over()
    {
        await using var bench = await StartAsync(Script.Says(""));
        bench.Recurring.AddOrUpdate("count-things", Job.FromExpression<JobEntry>(entry => entry.RunAsync("count-things", CancellationToken.None)), "5 5 5 5 *", new RecurringJobOptions());
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Until.SoAsync(async () => (await NextAtAsync(bench))?.Hour == 3);
    }

    private protected async Task<JobsBench> StartAsync(Script script, string cron = JobsBench.Nightly)
    {
        // Between two full minutes, so that the schedule does not run the job at the same time.
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        var bench = await new JobsBench(Database, Test.Clock).With("count-things", cron, script).StartAsync();
        await bench.TickIsWaitingAsync();
        return bench;
    }

    private static async Task<DateTimeOffset?> NextAtAsync(JobsBench bench) =>
        (await bench.Schedules.ListAsync(CancellationToken.None)).Single(job => job.Definition.Name == "count-things").NextAt;

    private static async Task<HealthStatus> HealthAsync(JobsBench bench) =>
        (await bench.Services.GetRequiredService<JobsHealthCheck>().CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Status;
}
