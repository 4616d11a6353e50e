using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Jobs;

namespace ChatDigestBot.Tests.Console;

public sealed class RunFoldingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Runs_that_did_nothing_are_one_line_a_job_until_one_did_something()
    {
        var lines = RunFolding.Fold(
        [
            Run(9, "alerts", Counted(0)), Run(9, "digests", Counted(0, 0)),
            Run(8, "alerts", Counted(0)), Run(8, "digests", Counted(3, 3)),
            Run(7, "alerts", Counted(0)), Run(7, "digests", Counted(0, 0)),
            Run(6, "digests", Counted(0, 0)),
        ]);
        Assert.Equal(
            ["alerts 9 x3 since 7", "digests 9 x1 since 9", "digests 8 x1 since 8", "digests 7 x2 since 6"],
            lines.Select(line => $"{line.Run.Name} {line.Run.StartedAt.Minute} x{line.Count} since {line.OldestAt.Minute}"));
    }

    [Fact]
    public void Only_a_success_of_noughts_and_a_skipped_firing_did_nothing()
    {
        Assert.True(RunFolding.DidNothing(Run(1, "job", Counted(0, 0))));
        Assert.True(RunFolding.DidNothing(Run(1, "job", Counted(0).And(true, "budgetUsedUp", "the day's budget is used up"))));
        Assert.True(RunFolding.DidNothing(Run(1, "job", RunReasons.UnderWay, JobOutcome.Skipped)));
        Assert.False(RunFolding.DidNothing(Run(1, "job", Counted(10, 0))));
        Assert.False(RunFolding.DidNothing(Run(1, "job", Counted(long.MaxValue))));
        Assert.False(RunFolding.DidNothing(Run(1, "job", new JobResult("old updates forgotten", new RunPoint("updatesForgotten")))));
        Assert.False(RunFolding.DidNothing(Run(1, "job", Counted(0), JobOutcome.Failed)));
        Assert.False(RunFolding.DidNothing(Run(1, "job", new JobResult(""), JobOutcome.Running)));
    }

    private static JobResult Counted(params long[] numbers) => new("", [.. numbers.Select(number => new RunPoint("things", number))]);

    private static JobRun Run(int minute, string name, JobResult result, JobOutcome outcome = JobOutcome.Succeeded) =>
        new() { Id = minute, Name = name, StartedAt = Start.AddMinutes(minute), Outcome = outcome, Summary = result.Summary, Points = result.Points };
}
