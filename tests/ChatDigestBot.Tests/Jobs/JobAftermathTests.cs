using ChatDigestBot.Jobs;
using ChatDigestBot.Jobs.Engine;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Tests.Storage;
using Hangfire;

namespace ChatDigestBot.Tests.Jobs;

public sealed class JobAftermathOnSqliteTests : JobAftermathTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task As_many_runs_as_a_day_has_minutes_leave_nothing_behind_half_of_them_failed()
    {
        // The storage forgets in real time: a second stands for the hour that such runs are kept.
        const int Minutes = 24 * 60 / 2;
        var works = Script.Says("0 things");
        var fails = new SecondScript(_ => throw new InvalidOperationException("always"));
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        await using var bench = await new JobsBench(Database, Test.Clock)
            .With("count-things", JobsBench.EveryMinute, works)
            .With("break-things", JobsBench.EveryMinute, fails)
            .Keeping(new JobRetention(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)))
            .StartAsync();
        await bench.TickIsWaitingAsync();
        for (var minute = 0; minute < Minutes; minute++)
        {
            await bench.RunThroughAsync("count-things", works);
            await bench.RunThroughAsync("break-things", fails);
        }

        Assert.Equal((Minutes, Minutes), (works.Count, fails.Count));
        await Until.SoAsync(
            () => Task.FromResult(bench.Monitoring.GetStatistics() is { Failed: 0, Scheduled: 0, Enqueued: 0 } && bench.Monitoring.SucceededListCount() == 0),
            () => $"{bench.Monitoring.FailedCount()} failed and {bench.Monitoring.SucceededListCount()} succeeded are still there");
    }
}

public sealed class JobAftermathOnPostgresTests : JobAftermathTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>What becomes of a run that is over: tries, ends, and being forgotten.</summary>
public abstract class JobAftermathTests : StoreTest
{
    [Theory]
    [InlineData(JobsBench.EveryMinute, 1)]
    [InlineData(JobsBench.Nightly, 7 * 24)]
    public async Task A_result_is_kept_an_hour_for_what_runs_every_minute_and_else_a_week(string cron, int hours)
    {
        await using var bench = await StartAsync(cron, Script.Says("done"));
        var id = bench.Recurring.TriggerJob("count-things");
        await Until.SoAsync(() => Task.FromResult(bench.StateOf(id) == "Succeeded"));
        Assert.Contains("done", bench.Monitoring.JobDetails(id).History[0].Data["Result"], StringComparison.Ordinal);
        Assert.Equal(hours, await ExpiresInHoursAsync(bench, id));
    }

    [Theory]
    [InlineData(JobsBench.EveryMinute, 1)]
    [InlineData(JobsBench.Nightly, 7 * 24)]
    public async Task A_failure_that_is_not_tried_again_ends_and_is_forgotten_like_a_result(string cron, int hours)
    {
        await using var bench = await StartAsync(cron, Script.Fails("the words of 王小明"));
        var id = bench.Recurring.TriggerJob("count-things");
        await Until.SoAsync(() => Task.FromResult(bench.StateOf(id) == "Failed"));
        Assert.Equal(hours, await ExpiresInHoursAsync(bench, id));
    }

    [Fact]
    public async Task A_failure_shows_its_kind_and_place_but_nobodys_words()
    {
        await using var bench = await StartAsync(JobsBench.Nightly, Script.Fails("the words of 王小明"));
        var id = bench.Recurring.TriggerJob("count-things");
        await Until.SoAsync(() => Task.FromResult(bench.StateOf(id) == "Failed"));
        var shown = bench.Monitoring.JobDetails(id).History[0];
        Assert.Equal("Not tried again", shown.Reason);
        Assert.StartsWith("InvalidOperationException. The log line of run", shown.Data["ExceptionMessage"], StringComparison.Ordinal);
        Assert.Contains("Script.", shown.Data["ExceptionDetails"], StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", string.Concat(shown.Data.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_may_be_retried_is_tried_again_after_growing_waits_and_then_ends()
    {
        await using var bench = await StartAsync(JobsBench.Nightly, Script.Fails("the words of 王小明"), isRetried: true);
        var id = bench.Recurring.TriggerJob("count-things");
        foreach (var wait in new[] { 1, 5, 30 })
        {
            await Until.SoAsync(() => Task.FromResult(bench.StateOf(id) == "Scheduled"), () => $"{bench.StateOf(id)}");
            var state = bench.Monitoring.JobDetails(id).History[0];
            var (at, due) = (JobTime(state.Data["ScheduledAt"]), JobTime(state.Data["EnqueueAt"]));
            Assert.Equal(wait, Math.Round((due - at).TotalMinutes));
            Assert.DoesNotContain("王小明", state.Reason, StringComparison.Ordinal);
            // The wait is real time; somebody presses "enqueue now".
            Assert.True(new BackgroundJobClient(bench.Storage).Requeue(id));
        }

        await Until.SoAsync(() => Task.FromResult(bench.StateOf(id) == "Failed"), () => $"{bench.StateOf(id)}");
        Assert.Equal(4, (await bench.Runs.LatestAsync(null, null, 10, CancellationToken.None)).Count(run => run.Outcome == JobOutcome.Failed));
    }

    private static DateTime JobTime(string text) => Hangfire.Common.JobHelper.DeserializeDateTime(text);

    private static async Task<double> ExpiresInHoursAsync(JobsBench bench, string id)
    {
        DateTime? expires = null;
        await Until.SoAsync(() => Task.FromResult((expires = bench.Monitoring.JobDetails(id).ExpireAt) is not null));
        return Math.Round((DateTime.SpecifyKind(expires!.Value, DateTimeKind.Utc) - TimeProvider.System.GetUtcNow().UtcDateTime).TotalHours);
    }

    private async Task<JobsBench> StartAsync(string cron, Script script, bool isRetried = false)
    {
        Test.Clock.Advance(TimeSpan.FromSeconds(20));
        var bench = await new JobsBench(Database, Test.Clock).With("count-things", cron, script, isRetried).StartAsync();
        await bench.TickIsWaitingAsync();
        return bench;
    }
}
