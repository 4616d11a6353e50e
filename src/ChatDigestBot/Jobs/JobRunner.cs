using System.Collections.Concurrent;

namespace ChatDigestBot.Jobs;

/// <summary>Runs one job and writes down what came of it: the one place where a job's exception ends.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, JobRunStore runs, ILogger<JobRunner> logger)
{
    private readonly ConcurrentDictionary<string, byte> _running = new();

    /// <summary>
    /// Runs to the end and returns the job's summary. A job that is still running is not started a second time.
    /// </summary>
    /// <exception cref="JobFailedException">The job threw; the engine may try again.</exception>
    public async Task<string> RunAsync(JobDefinition definition, object job, CancellationToken cancellationToken)
    {
        if (!_running.TryAdd(definition.Name, 0))
        {
            logger.JobStillRunning(definition.Name);
            return "skipped: the run before is still under way";
        }

        try
        {
            var id = await runs.StartAsync(definition.Name, cancellationToken);
            return await RunAsync(id, definition, job, cancellationToken);
        }
        finally
        {
            _running.TryRemove(definition.Name, out _);
        }
    }

    private async Task<string> RunAsync(long id, JobDefinition definition, object job, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var summary = await definition.RunAsync(scope.ServiceProvider, job, cancellationToken);
            await runs.FinishAsync(id, JobRun.Succeeded, summary, CancellationToken.None);
            return summary;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await runs.FinishAsync(id, JobRun.Failed, "stopped by a shutdown", CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            logger.JobFailed(exception, definition.Name, id);
            await runs.FinishAsync(id, JobRun.Failed, $"{exception.GetType().Name}, see log line of run {id}", CancellationToken.None);
            throw new JobFailedException(definition.Name, exception);
        }
    }
}
