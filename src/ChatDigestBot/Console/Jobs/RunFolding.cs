using ChatDigestBot.Jobs;

namespace ChatDigestBot.Console.Jobs;

/// <summary>One line of the list of runs: a run, or several in a row that did nothing.</summary>
/// <param name="Run">The newest of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="OldestAt">When the oldest of them started.</param>
internal sealed record RunLine(JobRun Run, int Count, DateTimeOffset OldestAt);

/// <summary>Folds runs that did nothing together, so that those of every minute do not push out what is worth reading. Pure.</summary>
internal static class RunFolding
{
    /// <param name="newestFirst">Runs of all jobs.</param>
    public static IReadOnlyList<RunLine> Fold(IEnumerable<JobRun> newestFirst)
    {
        var lines = new List<RunLine>();
        var open = new Dictionary<(string Name, JobOutcome Outcome), int>();
        foreach (var run in newestFirst)
        {
            var isIdle = DidNothing(run);
            if (isIdle && open.TryGetValue((run.Name, run.Outcome), out var line))
            {
                lines[line] = lines[line] with { Count = lines[line].Count + 1, OldestAt = run.StartedAt };
                continue;
            }

            // A run that did something parts those before it from those after it.
            foreach (var key in open.Keys.Where(key => key.Name == run.Name).ToList())
            {
                open.Remove(key);
            }

            if (isIdle)
            {
                open[(run.Name, run.Outcome)] = lines.Count;
            }

            lines.Add(new RunLine(run, 1, run.StartedAt));
        }

        return lines;
    }

    /// <summary>It succeeded and whatever it counted is nought, or it was skipped.</summary>
    public static bool DidNothing(JobRun run) => run.Outcome == JobOutcome.Skipped
        || (run.Outcome == JobOutcome.Succeeded
            && run.Points.Any(point => point.Number is not null)
            && run.Points.All(point => point.Number is null or 0));
}
