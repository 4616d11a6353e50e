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
            Run(9, "alerts", "0 alerts planned"), Run(9, "digests", "0 digests planned in 0 messages"),
            Run(8, "alerts", "0 alerts planned"), Run(8, "digests", "3 digests planned in 3 messages"),
            Run(7, "alerts", "0 alerts planned"), Run(7, "digests", "0 digests planned in 0 messages"),
            Run(6, "digests", "0 digests planned in 0 messages"),
        ]);
        Assert.Equal(
            ["alerts 9 x3 since 7", "digests 9 x1 since 9", "digests 8 x1 since 8", "digests 7 x2 since 6"],
            lines.Select(line => $"{line.Run.Name} {line.Run.StartedAt.Minute} x{line.Count} since {line.OldestAt.Minute}"));
    }

    [Theory]
    [InlineData(JobRun.Succeeded, "0 posts caught up, index merged in 0 steps", true)]
    [InlineData(JobRun.Succeeded, "10 posts caught up, index merged in 0 steps", false)]
    [InlineData(JobRun.Succeeded, "old updates forgotten", false)]
    [InlineData(JobRun.Succeeded, "99999999999999999999 posts", false)]
    [InlineData(JobRun.Failed, "0 posts", false)]
    [InlineData(JobRun.Skipped, "the run before is still under way", true)]
    [InlineData(JobRun.Running, "", false)]
    public void Only_a_success_of_noughts_and_a_skipped_firing_did_nothing(string outcome, string summary, bool didNothing) =>
        Assert.Equal(didNothing, RunFolding.DidNothing(Run(1, "job", summary, outcome)));

    private static JobRun Run(int minute, string name, string summary, string outcome = JobRun.Succeeded) =>
        new() { Id = minute, Name = name, StartedAt = Start.AddMinutes(minute), Outcome = outcome, Summary = summary };
}
