using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Jobs;

public sealed class JobsOnSqliteTests : JobsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class JobsOnPostgresTests : JobsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Theory]
    [InlineData(true, JobOutcome.Running)]
    [InlineData(false, JobOutcome.Failed)]
    public async Task A_run_of_a_node_that_lives_is_not_closed_by_another_that_starts(bool holdsItsLease, object outcome)
    {
        var leases = new LeaseStore(Database, Test.Clock);
        await leases.TryAcquireAsync("job:count-things", CancellationToken.None);
        await new JobRunStore(Database, leases, Test.Clock).StartAsync("count-things", CancellationToken.None);
        Test.Clock.Advance(LeaseStore.Duration + TimeSpan.FromSeconds(holdsItsLease ? -1 : 1));
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, Script.Says("7 things")).StartAsync();
        Assert.Equal(outcome, Assert.Single(await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None)).Outcome);
    }
}

/// <summary>Jobs on Hangfire, in memory and in PostgreSQL.</summary>
public abstract class JobsTests : StoreTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task A_repeated_job_runs_at_its_minute_and_leaves_its_result(int hoursAhead)
    {
        var clock = BetweenTwoMinutes(hoursAhead);
        var script = Script.Says("7 things");
        await using var bench = await new JobsBench(Database, clock).With("count-things", JobsBench.EveryMinute, script).StartAsync();
        await bench.TickIsWaitingAsync();
        clock.Advance(TimeSpan.FromSeconds(40));
        await script.NextAsync();

        var counting = Assert.Single(await bench.Schedules.ListAsync(CancellationToken.None), job => job.Definition.Name == "count-things");
        Assert.Equal("* * * * *", counting.Definition.Cron);
        Assert.Equal(0, counting.NextAt!.Value.Second);
        await bench.StopAsync();
        var run = (await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None))[^1];
        Assert.Equal((JobOutcome.Succeeded, "7 things"), (run.Outcome, run.Summary));
        Assert.Equal(clock.GetUtcNow(), run.StartedAt);
    }

    [Fact]
    public async Task A_clock_that_jumped_over_many_firings_brings_one()
    {
        var clock = BetweenTwoMinutes(hoursAhead: 5);
        var script = Script.Says("7 things");
        await using var bench = await new JobsBench(Database, clock).With("count-things", JobsBench.EveryMinute, script).StartAsync();
        await bench.TickIsWaitingAsync();
        clock.Advance(TimeSpan.FromSeconds(40));
        await script.NextAsync();
        await bench.RunsAreOverAsync();
        await bench.TickIsWaitingAsync();
        clock.Advance(TimeSpan.FromDays(2));
        await script.NextAsync();
        await bench.RunsAreOverAsync();
        await bench.TickIsWaitingAsync();

        var next = Assert.Single(await bench.Schedules.ListAsync(CancellationToken.None), job => job.Definition.Name == "count-things").NextAt;
        Assert.Equal(clock.GetUtcNow().AddMinutes(1), next);
        Assert.Equal(2, script.Count);
    }

    [Fact]
    public async Task Run_now_runs_besides_the_schedule_and_unknown_names_are_told()
    {
        var script = Script.Says("7 things");
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.EveryMinute, script).StartAsync();
        Assert.True(await bench.Schedules.RunNowAsync("count-things", CancellationToken.None));
        await script.NextAsync();
        Assert.False(await bench.Schedules.RunNowAsync("no-such-job", CancellationToken.None));
    }

    [Fact]
    public async Task Run_now_waits_neither_for_the_full_minute_nor_for_what_a_dead_node_locked()
    {
        var script = Script.Says("7 things");
        // Between two full minutes, so that the schedule does not run the job at the same time.
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, script).StartAsync();
        await bench.TickIsWaitingAsync();
        using var tick = bench.Storage.GetConnection();
        using var ofAll = tick.AcquireDistributedLock("recurring-jobs:lock", TimeSpan.FromSeconds(5));
        using var ofOne = tick.AcquireDistributedLock("lock:recurring-job:count-things", TimeSpan.FromSeconds(5));
        Assert.True(await bench.Schedules.RunNowAsync("count-things", CancellationToken.None));
        await script.NextAsync();
    }

    [Fact]
    public async Task A_failing_run_is_in_the_history_and_not_reported_as_success()
    {
        // Between two full minutes, so that the schedule does not run the job at the same time.
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, Script.Fails("a secret detail")).StartAsync();
        var thrown = await Assert.ThrowsAsync<JobFailedException>(() => bench.Runner.RunAsync(bench.Definition("count-things"), CancellationToken.None));
        var run = Assert.Single(await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None));
        Assert.Equal(JobOutcome.Failed, run.Outcome);
        Assert.DoesNotContain("secret", run.Summary + thrown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_process_left_running_is_closed_at_the_next_start()
    {
        await new JobRunStore(Database, new LeaseStore(Database, Test.Clock), Test.Clock).StartAsync("count-things", CancellationToken.None);
        // Between two full minutes, so that the schedule does not run the job at the same time.
        Test.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(20));
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.EveryMinute, Script.Says("7 things")).StartAsync();
        var run = Assert.Single(await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None));
        Assert.Equal((JobOutcome.Failed, "stopped before its end"), (run.Outcome, run.Summary));
    }

    [Fact]
    public async Task What_was_killed_a_moment_ago_is_closed_at_the_next_start_too()
    {
        await new JobRunStore(Database, new LeaseStore(Database, Test.Clock), Test.Clock).StartAsync("count-things", CancellationToken.None);
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, Script.Says("7 things")).StartAsync();
        var run = Assert.Single(await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None));
        Assert.Equal((JobOutcome.Failed, "stopped before its end"), (run.Outcome, run.Summary));
    }

    [Fact]
    public async Task What_was_killed_is_closed_by_the_next_run_of_the_same_job()
    {
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, Script.Says("7 things")).StartAsync();
        await bench.Runs.StartAsync("count-things", CancellationToken.None);
        await bench.Runs.StartAsync("count-others", CancellationToken.None);
        await bench.Runner.RunAsync(bench.Definition("count-things"), CancellationToken.None);
        Assert.Equal(
            [("count-others", JobOutcome.Running, ""), ("count-things", JobOutcome.Failed, "stopped before its end"), ("count-things", JobOutcome.Succeeded, "7 things")],
            (await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None)).OrderBy(run => run.Name).ThenBy(run => run.Id).Select(run => (run.Name, run.Outcome, run.Summary)));
    }

    [Fact]
    public async Task A_firing_while_the_run_before_is_under_way_is_skipped_and_seen()
    {
        var release = new TaskCompletionSource<JobResult>();
        var script = new Script(_ => release.Task);
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, script).StartAsync();
        var first = bench.Runner.RunAsync(bench.Definition("count-things"), CancellationToken.None);
        await script.NextAsync();
        Assert.Equal("skipped: the run before is still under way", await bench.Runner.RunAsync(bench.Definition("count-things"), CancellationToken.None));
        release.SetResult(new JobResult("done"));
        Assert.Equal("done", await first);
        Assert.Equal(1, script.Count);
        Assert.Equal(
            [(JobOutcome.Succeeded, "done"), (JobOutcome.Skipped, "the run before is still under way")],
            (await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None)).Select(run => (run.Outcome, run.Summary)).Order());
    }

    [Fact]
    public async Task A_run_that_takes_too_long_is_stopped_and_counts_as_failed()
    {
        var script = new Script(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new JobResult("");
        });
        await using var bench = await new JobsBench(Database, Test.Clock)
            .With("count-things", JobsBench.Nightly, script, maxRunTime: TimeSpan.FromMilliseconds(60)).StartAsync();
        await Assert.ThrowsAsync<JobFailedException>(() => bench.Runner.RunAsync(bench.Definition("count-things"), CancellationToken.None));
        var run = Assert.Single(await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None));
        Assert.Equal(JobOutcome.Failed, run.Outcome);
        Assert.StartsWith("Stopped after 0 minutes", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shutdown_stops_a_run_within_two_seconds_and_says_so()
    {
        var script = new Script(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new JobResult("");
        });
        await using var bench = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, script).StartAsync();
        await bench.Schedules.RunNowAsync("count-things", CancellationToken.None);
        await script.NextAsync();
        var start = TimeProvider.System.GetTimestamp();
        await bench.StopAsync();
        // Two seconds are promised; the rest is for a machine that does much else.
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var run = Assert.Single(await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None));
        Assert.Equal((JobOutcome.Failed, "stopped by a shutdown or an admin"), (run.Outcome, run.Summary));
    }

    [Fact]
    public async Task Two_bots_in_one_process_run_their_own_jobs_only()
    {
        await using var other = await TestDatabase.CreateAsync(Engine);
        var (ours, theirs) = (Script.Says("ours"), Script.Says("theirs"));
        await using var first = await new JobsBench(Database, Test.Clock).With("count-things", JobsBench.Nightly, ours).StartAsync();
        await using var second = await new JobsBench(other.Database, other.Clock).With("count-things", JobsBench.Nightly, theirs).StartAsync();
        await first.Schedules.RunNowAsync("count-things", CancellationToken.None);
        await second.Schedules.RunNowAsync("count-things", CancellationToken.None);
        await ours.NextAsync();
        await theirs.NextAsync();
        await Until.SoAsync(async () => (await first.Runs.LatestAsync(null, null, 9, CancellationToken.None)) is [{ Summary: "ours" }]
            && (await second.Runs.LatestAsync(null, null, 9, CancellationToken.None)) is [{ Summary: "theirs" }]);
        Assert.Equal((1, 1), (ours.Count, theirs.Count));
    }

    /// <summary>A clock that stands: one that runs would now and then come to a full minute by itself, and a run more than the test counts on.</summary>
    private static FakeTimeProvider BetweenTwoMinutes(int hoursAhead)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new FakeTimeProvider(new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 20, TimeSpan.Zero).AddHours(hoursAhead));
    }
}
