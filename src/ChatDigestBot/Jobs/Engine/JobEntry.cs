namespace ChatDigestBot.Jobs.Engine;

/// <summary>The one class and method that the engine's storage knows; the name says which job.</summary>
/// <remarks>
/// So classes of jobs may be renamed at will, and a build that is rolled back reads what a newer one wrote. This class, its namespace and
/// its method must keep their names.
/// </remarks>
internal sealed class JobEntry(JobSchedules schedules, JobRunner runner)
{
    /// <summary>Runs a job to its end; its summary becomes the result on the dashboard.</summary>
    // On the thread pool: the engine's own context stops running continuations as soon as a shutdown begins.
    public Task<string> RunAsync(string name, CancellationToken cancellationToken) => Task.Run(
        () => schedules.Find(name) is { } definition
            ? runner.RunAsync(definition, cancellationToken)
            : runner.SkipAsync(name, RunReasons.NotInThisBuild, cancellationToken),
        CancellationToken.None);
}
